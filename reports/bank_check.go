package reports

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"doudi/calc"
)

// Check says what is wrong with a profile, all at once: bank.file, bank.format,
// bank.encoding, bank.delimiter, bank.line_end, bank.column, bank.columns_none,
// bank.width, bank.align, bank.fill, bank.xlsx_records, bank.fixed_heading. Args
// are the value that is wrong and, where there is a choice, what is possible.
func (p BankProfile) Check() calc.Faults {
	c := &profileCheck{p: p}
	c.that(!reserved(p.File), "bank.file", p.File)
	c.oneOf("bank.format", p.Format, "csv", "delimited", "fixed", "xlsx")
	if p.Format != "xlsx" {
		c.oneOf("bank.encoding", p.Encoding, "gb18030", "gbk", "utf-8")
		c.oneOf("bank.line_end", p.LineEnd, "crlf", "lf")
	}
	c.that(p.Format != "delimited" || delimiter(p.Delimiter), "bank.delimiter", p.Delimiter)
	c.that(p.Format != "xlsx" || p.Heading && len(p.Header)+len(p.Trailer) == 0, "bank.xlsx_records")
	c.that(p.Format != "fixed" || !p.Heading, "bank.fixed_heading")
	c.that(len(p.Columns) > 0, "bank.columns_none")
	c.fields(p.Columns, BankColumns)
	c.fields(p.Header, BankSums)
	c.fields(p.Trailer, BankSums)
	return c.faults
}

// reserved says whether a name cannot be the bank file's.
func reserved(name string) bool {
	return name == "" || name != filepath.Base(name) || strings.ContainsAny(name, `/\:`) || strings.HasPrefix(name, ".") ||
		name == sealFile || slices.Contains(files, name)
}

// delimiter says whether a delimiter is one character that a line can be cut at.
func delimiter(s string) bool {
	return len(s) == 1 && s[0] < 0x7f && (s[0] > ' ' || s[0] == '\t') && !strings.ContainsAny(s, `"'0123456789.-`)
}

type profileCheck struct {
	p      BankProfile
	faults calc.Faults
}

func (c *profileCheck) that(ok bool, code string, args ...string) {
	if !ok {
		c.faults = append(c.faults, calc.Fault{Code: code, Args: args})
	}
}

func (c *profileCheck) oneOf(code, value string, choices ...string) {
	c.that(slices.Contains(choices, value), code, value, strings.Join(choices, ", "))
}

func (c *profileCheck) fields(fields []BankField, keys []string) {
	for _, f := range fields {
		c.oneOf("bank.column", f.Key, keys...)
		if c.p.Format == "fixed" {
			c.that(f.Width > 0 && f.Width <= 1000, "bank.width", f.Key, strconv.Itoa(f.Width))
			c.oneOf("bank.align", f.Align, "", "left", "right")
			c.that(len(f.Fill) == 0 || len(f.Fill) == 1 && f.Fill[0] >= ' ' && f.Fill[0] < 0x7f, "bank.fill", f.Key, f.Fill)
		}
	}
}
