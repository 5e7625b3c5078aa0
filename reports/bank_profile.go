package reports

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"doudi/calc"
	"doudi/reports/wording"
)

// BankProfile is how one bank wants its payment file 代发文件. It is kept as a
// small JSON file with the names below.
type BankProfile struct {
	File      string      `json:"file"`      // base name, as in "bank.csv"
	Format    string      `json:"format"`    // csv, delimited, fixed, xlsx
	Encoding  string      `json:"encoding"`  // gb18030, gbk, utf-8; not for xlsx
	Delimiter string      `json:"delimiter"` // of the delimited format, as in "|"
	LineEnd   string      `json:"line_end"`  // crlf or lf
	Heading   bool        `json:"heading"`   // a row with the columns' headings; not for fixed
	Columns   []BankField `json:"columns"`
	Header    []BankField `json:"header"`  // a record before all others; none for xlsx
	Trailer   []BankField `json:"trailer"` // a record behind all others
}

// BankField is one column of a bank file, or one field of its header or trailer.
type BankField struct {
	Key     string `json:"key"`     // one of BankColumns, or of BankSums in a header or trailer
	Heading string `json:"heading"` // the bank's own word; blank = the usual one
	Text    string `json:"text"`    // of the key "text"
	Width   int    `json:"width"`   // bytes in the fixed format
	Align   string `json:"align"`   // left or right in the fixed format; blank = right for numbers
	Fill    string `json:"fill"`    // what fills the width, one ASCII character; blank = a space
}

// BankColumns are the keys of a payment's columns.
var BankColumns = []string{
	"serial", "account", "payee", "payee_id", "amount", "amount_fen", "bank", "payment", "remark", "month", "program", "text",
}

// BankSums are the keys of a header's and a trailer's fields: the number of
// payments and their sum.
var BankSums = []string{"count", "sum", "sum_fen", "month", "text"}

// DefaultBankProfile is the form that most banks take: CSV in GB18030.
func DefaultBankProfile() BankProfile {
	p := BankProfile{File: "bank.csv", Format: "csv", Encoding: "gb18030", LineEnd: "crlf", Heading: true}
	for _, key := range []string{"serial", "account", "payee", "amount", "remark", "payment"} {
		p.Columns = append(p.Columns, BankField{Key: key})
	}
	return p
}

// ParseBankProfile reads a profile's JSON. What it does not say is GB18030, lines
// that end in CR LF, and a file name by its format. File names it in faults, whose codes
// are those of Check and bank.json (args: what is wrong), bank.unknown (args: a
// name that profiles do not have).
func ParseBankProfile(file string, data []byte) (BankProfile, error) {
	p := BankProfile{Encoding: "gb18030", LineEnd: "crlf"}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	err := d.Decode(&p)
	if err == nil && !errors.Is(d.Decode(&struct{}{}), io.EOF) {
		err = errTwoValues
	}
	if err != nil {
		return p, calc.Faults{jsonFault(file, data, d.InputOffset(), err)}
	}
	if p.File == "" {
		p.File = bankFileOf(p.Format)
	}
	faults := p.Check()
	for i := range faults {
		faults[i].Place.File = file
	}
	if len(faults) > 0 {
		return p, faults
	}
	return p, nil
}

func bankFileOf(format string) string {
	switch format {
	case "csv", "xlsx":
		return "bank." + format
	}
	return "bank.txt"
}

var errTwoValues = errors.New("more than one value")

func jsonFault(file string, data []byte, offset int64, err error) calc.Fault {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		offset = syntax.Offset
	case errors.As(err, &kind):
		offset = kind.Offset
	}
	before := data[:min(int(offset), len(data))]
	at := calc.Place{File: file, Line: bytes.Count(before, []byte("\n")) + 1, Column: len(before) - bytes.LastIndexByte(before, '\n')}
	if _, name, ok := strings.Cut(err.Error(), "unknown field "); ok {
		return calc.Fault{Code: "bank.unknown", Place: at, Args: []string{strings.Trim(name, `"`)}}
	}
	return calc.Fault{Code: "bank.json", Place: at, Args: []string{err.Error()}}
}

// heading is what stands above a column; banks read Chinese.
func (f BankField) heading() string {
	switch {
	case f.Heading != "":
		return f.Heading
	case f.Key == "payee":
		return wording.Chinese.Heading("holder")
	}
	return wording.Chinese.Heading(f.Key)
}

// number says whether the field stands at the right.
func (f BankField) number() bool {
	return slices.Contains([]string{"serial", "amount", "amount_fen", "count", "sum", "sum_fen"}, f.Key)
}
