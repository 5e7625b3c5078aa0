package reports

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"doudi/calc"
	"doudi/reports/spreadsheet"
)

// A layout appends the line of a record's values.
type layout func(line []byte, fields []BankField, values []string, in *encoder) ([]byte, calc.Faults)

func layoutOf(p BankProfile) layout {
	switch p.Format {
	case "fixed":
		return fixed
	case "delimited":
		return delimited(p.Delimiter)
	}
	return commas()
}

// commas is CSV.
func commas() layout {
	var row bytes.Buffer
	c := spreadsheet.WriteCSV(&row)
	return func(line []byte, _ []BankField, values []string, in *encoder) ([]byte, calc.Faults) {
		row.Reset()
		for _, v := range values {
			c.Text(v)
		}
		_ = c.End() // writes to memory only
		_ = c.Flush()
		return in.append(line, strings.TrimSuffix(row.String(), "\n"))
	}
}

// delimited puts one character between the values, which must not hold it.
func delimited(by string) layout {
	return func(line []byte, fields []BankField, values []string, in *encoder) ([]byte, calc.Faults) {
		var faults, more calc.Faults
		for i, v := range values {
			if i > 0 {
				line = append(line, by...)
			}
			if strings.Contains(v, by) {
				faults = append(faults, calc.Fault{Code: "bank.delimiter_inside", Args: []string{fields[i].Key, by}})
			}
			line, more = in.append(line, mute(v))
			faults = append(faults, more...)
		}
		return line, faults
	}
}

// mute puts an apostrophe before what a spreadsheet could take for a formula,
// as CSVWriter does.
func mute(s string) string {
	if r, _ := utf8.DecodeRuneInString(s); s != "" && strings.ContainsRune("=+-@＝＋－＠", r) {
		return "'" + s
	}
	return s
}

// fixed gives each value its bytes.
func fixed(line []byte, fields []BankField, values []string, in *encoder) ([]byte, calc.Faults) {
	var faults calc.Faults
	for i, f := range fields {
		b, more := in.append(nil, values[i])
		faults = append(faults, more...)
		if len(b) > f.Width {
			faults = append(faults, calc.Fault{Code: "bank.too_wide", Args: []string{f.Key, strconv.Itoa(f.Width), strconv.Itoa(len(b))}})
			continue
		}
		fill := bytes.Repeat([]byte((f.Fill + " ")[:1]), f.Width-len(b))
		if f.Align == "right" || f.Align == "" && f.number() {
			b = append(fill, b...)
		} else {
			b = append(b, fill...)
		}
		line = append(line, b...)
	}
	return line, faults
}
