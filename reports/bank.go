package reports

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/reports/spreadsheet"
	"doudi/reports/wording"
)

// This file writes the bank's file: a record for each payment, in the order in
// which the roster first names them. Lines with one payment number are one
// record, by the first line's names.

// bank writes the file by the profile; calc.Faults where names cannot be
// written so: bank.unencodable (args: the character, its code point, the
// encoding), bank.control (args: the column), bank.delimiter_inside (args: the
// column, the delimiter), bank.too_wide (args: the column, the bytes there are
// and those that are needed). Their subject is the household.
func (x *export) bank() error {
	if x.profile.Format == "xlsx" {
		return x.write(x.profile.File, x.bankWorkbook)
	}
	return x.write(x.profile.File, func(w io.Writer) error { return x.bankWriter(w).file() })
}

// transfer is one payment with the first line that it pays.
type transfer struct {
	serial int
	amount calc.Money
	line   *roster.Entry
	remark string
}

// bankRemarks are what payments are for, by programme.
func (x *export) bankRemarks() map[calc.Program]string {
	remarks := map[calc.Program]string{}
	for _, g := range x.survey.groups {
		remarks[g.Program] = wording.Chinese.BankRemark(x.m.Month, g.Program)
	}
	return remarks
}

// transfers goes through the payments, and makes sure that they are all there
// and add up to what the roster pays to accounts.
func (x *export) transfers(fn func(t *transfer) error) error {
	var t transfer
	sum, remarks := calc.Money(0), x.bankRemarks()
	err := x.m.Each(func(e *roster.Entry) error {
		i, known := x.survey.number[e.Payment]
		if !known || i != t.serial || !e.OnRoster() {
			return nil
		}
		t = transfer{t.serial + 1, x.survey.payments[i].Amount, e, remarks[e.Program]}
		sum += t.amount
		return fn(&t)
	})
	if err != nil {
		return err
	}
	if all := x.survey.all.Amount - x.survey.unpaid; t.serial != len(x.survey.payments) || sum != all {
		return fmt.Errorf("bank file of %s: %w: %s yuan, not %s", x.month, ErrTotals, sum, all)
	}
	return nil
}

// field is what a column says of a payment.
func (x *export) field(f BankField, t *transfer) string {
	e := t.line
	switch f.Key {
	case "serial":
		return strconv.Itoa(t.serial)
	case "account":
		return e.Account
	case "payee":
		return e.Payee
	case "payee_id":
		return string(e.PayeeID)
	case "amount":
		return t.amount.String()
	case "amount_fen":
		return strconv.FormatInt(int64(t.amount), 10)
	case "bank":
		return e.Bank
	case "payment":
		return e.Payment
	case "remark":
		return t.remark
	case "program":
		return wording.Chinese.Program(e.Program)
	case "month":
		return x.month
	}
	return f.Text
}

// sum is what a field of the header or trailer says.
func (x *export) sum(f BankField) string {
	all := x.survey.all.Amount - x.survey.unpaid
	switch f.Key {
	case "count":
		return strconv.Itoa(len(x.survey.payments))
	case "sum":
		return all.String()
	case "sum_fen":
		return strconv.FormatInt(int64(all), 10)
	case "month":
		return x.month
	}
	return f.Text
}

// bankWorkbook is the xlsx format: headings and rows, nothing else.
func (x *export) bankWorkbook(w io.Writer) error {
	s := spreadsheet.Sheet{Name: strings.TrimSuffix(x.profile.File, ".xlsx"), Rows: x.bankRows}
	s.Name = sheetName(s.Name, map[string]bool{})
	for _, f := range x.profile.Columns {
		s.Columns = append(s.Columns, spreadsheet.Column{Heading: f.heading(), Width: 22, Kind: f.kind()})
	}
	return spreadsheet.WriteWorkbook(w, []spreadsheet.Sheet{s})
}

func (f BankField) kind() spreadsheet.Kind {
	switch f.Key {
	case "amount":
		return spreadsheet.MoneyColumn
	case "serial", "amount_fen":
		return spreadsheet.IntColumn
	}
	return spreadsheet.TextColumn
}

func (x *export) bankRows(emit func(spreadsheet.Row) error) error {
	cells := make([]spreadsheet.Cell, len(x.profile.Columns))
	var faults calc.Faults
	err := x.transfers(func(t *transfer) error {
		for i, f := range x.profile.Columns {
			switch f.Key {
			case "amount":
				cells[i] = spreadsheet.Money(t.amount)
			case "amount_fen":
				cells[i] = spreadsheet.Int(int(t.amount))
			case "serial":
				cells[i] = spreadsheet.Int(t.serial)
			default:
				text := x.field(f, t)
				cells[i] = spreadsheet.Text(text)
				faults = append(faults, controls(text, f, t)...)
			}
		}
		return emit(spreadsheet.Row{Cells: cells})
	})
	if err == nil && len(faults) > 0 {
		return faults
	}
	return err
}
