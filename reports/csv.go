package reports

import (
	"io"
	"strings"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/reports/spreadsheet"
)

// This file writes the CSV files: English keys and codes, for programs.

var (
	rosterHeading   = "month,program,region,township,village,settlement,household,person,head,insured,base,supplement,minimum,taper,bonus,arrears,recovery,reissue,total,payee,payee_id,bank,account,payment,remark"
	changesHeading  = "month,program,household,person,before,after,difference,cause,amount,detail"
	totalsHeading   = "month,program,region,level,households,persons,lines,amount"
	findingsHeading = "code,severity,household,person,detail,remedy"
)

// beginCSV writes the heading.
func beginCSV(w io.Writer, heading string) (*spreadsheet.CSVWriter, error) {
	c := spreadsheet.WriteCSV(w)
	for _, key := range strings.Split(heading, ",") {
		c.Text(key)
	}
	return c, c.End()
}

// tables writes roster.csv and changes.csv in one pass.
func (x *export) tables() error {
	return x.write("roster.csv", func(w io.Writer) error {
		return x.write("changes.csv", func(changes io.Writer) error { return x.rosterAndChanges(w, changes) })
	})
}

func (x *export) rosterAndChanges(lines, changes io.Writer) error {
	l, err := x.newLineWriter(lines)
	if err != nil {
		return err
	}
	c, err := beginCSV(changes, changesHeading)
	if err != nil {
		return err
	}
	err = x.m.Each(func(e *roster.Entry) error {
		if err := x.changeRows(c, e); err != nil || !e.OnRoster() {
			return err
		}
		return l.row(e)
	})
	if err != nil {
		return err
	}
	if err := c.Flush(); err != nil {
		return err
	}
	return l.csv.Flush()
}

// lineWriter writes the rows of roster.csv.
type lineWriter struct {
	csv     *spreadsheet.CSVWriter
	month   string
	places  places
	remarks *remarker
}

func (x *export) newLineWriter(w io.Writer) (*lineWriter, error) {
	c, err := beginCSV(w, rosterHeading)
	return &lineWriter{c, x.m.Month.String(), places{name: x.m.regionName}, newRemarker(x.m.Overrides())}, err
}

func (l *lineWriter) row(e *roster.Entry) error {
	l.places.find(e.Region)
	c := l.csv
	c.Text(l.month).Text(string(e.Program)).Text(string(e.Region)).Text(l.places.township).Text(l.places.village)
	c.Text(e.Settlement.String()).Text(string(e.Household)).Text(string(e.Person)).Text(e.Head).Int(e.People)
	for _, amount := range amountsOf(e) {
		c.Money(amount)
	}
	c.Text(e.Payee).Text(string(e.PayeeID)).Text(e.Bank).Text(e.Account).Text(e.Payment)
	return c.Text(strings.Join(l.remarks.of(e), ";")).End()
}

func (x *export) changeRows(c *spreadsheet.CSVWriter, e *roster.Entry) error {
	was, is := before(e), e.Total()
	for _, cause := range e.Causes {
		c.Text(x.month).Text(string(e.Program)).Text(string(e.Household)).Text(string(e.Person))
		c.Money(was).Money(is).Money(is - was)
		if err := c.Text(string(cause.Code)).Money(cause.Amount).Text(cause.Detail).End(); err != nil {
			return err
		}
	}
	return nil
}

func (x *export) totalsCSV(w io.Writer) error {
	c, err := beginCSV(w, totalsHeading)
	for _, t := range x.m.Totals {
		c.Text(x.month).Text(string(t.Program)).Text(string(t.Region)).Text(t.Level)
		err = c.Int(t.Households).Int(t.Persons).Int(t.Lines).Money(t.Amount).End()
	}
	if err != nil {
		return err
	}
	return c.Flush()
}

func (x *export) findingsCSV(w io.Writer) error {
	c, err := beginCSV(w, findingsHeading)
	for _, f := range x.m.Findings {
		detail, remedy := x.lang.Finding(filed, f)
		c.Text(f.Code).Text(severity(f.Block)).Text(string(f.Household)).Text(string(f.Person))
		err = c.Text(detail).Text(remedy).End()
	}
	if err != nil {
		return err
	}
	return c.Flush()
}

func severity(block bool) string {
	if block {
		return "block"
	}
	return "warn"
}

// places looks up the names of a region once while it stays the same.
type places struct {
	name              func(calc.RegionCode) string
	region            []byte
	township, village string
}

func (p *places) find(region calc.RegionCode) {
	if string(p.region) == string(region) {
		return
	}
	p.region = append(p.region[:0], region...)
	p.township, p.village = p.name(region.Township().Full()), p.name(region)
}
