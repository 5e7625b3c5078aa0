package county

import (
	"errors"
	"os"
	"path/filepath"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/calc/sheet"
	"doudi/reports/spreadsheet"
)

// file is one CSV file being written. The first error stays, and is told when
// the file is closed.
type file struct {
	*spreadsheet.CSVWriter
	f   *os.File
	err error
}

// newFile begins a file with a layout's headings, in a folder that it makes.
func newFile(path string, l *sheet.Layout) *file {
	err := os.MkdirAll(filepath.Dir(path), 0o755)
	if err != nil {
		return &file{CSVWriter: spreadsheet.WriteCSV(nobodyReads{}), err: err}
	}
	f, err := os.Create(path)
	if err != nil {
		return &file{CSVWriter: spreadsheet.WriteCSV(nobodyReads{}), err: err}
	}
	out := &file{CSVWriter: spreadsheet.WriteCSV(f), f: f}
	for _, column := range l.Columns {
		out.Text(column.Key)
	}
	out.err = out.End()
	return out
}

// nobodyReads takes what is written to a file that could not be made.
type nobodyReads struct{}

func (nobodyReads) Write(b []byte) (int, error) { return len(b), nil }

// row writes a row of text.
func (f *file) row(cells ...string) {
	for _, cell := range cells {
		f.Text(cell)
	}
	f.end()
}

func (f *file) end() {
	if err := f.End(); f.err == nil {
		f.err = err
	}
}

func (f *file) close() error {
	err := errors.Join(f.err, f.Flush())
	if f.f != nil {
		err = errors.Join(err, f.f.Close())
	}
	return err
}

// sheets are the four sheets of an import folder; each is begun with its first
// row.
type sheets struct {
	county    *county
	dir       string
	household *file
	member    *file
	item      *file
	decision  *file
	err       error
}

func (s *sheets) begun(f **file, l *sheet.Layout) *file {
	if *f == nil {
		*f = newFile(filepath.Join(s.dir, l.Name+".csv"), l)
	}
	if s.err == nil {
		s.err = (*f).err
	}
	return *f
}

func (s *sheets) close() error {
	var err error
	for _, f := range []*file{s.household, s.member, s.item, s.decision} {
		if f != nil {
			err = errors.Join(err, f.close())
		}
	}
	return err
}

func (s *sheets) addHousehold(h *calc.Household) {
	f := s.begun(&s.household, &records.HouseholdLayout)
	f.Text(string(h.Number)).Text(string(h.Region)).Text(h.Settlement.String()).Text(h.Address).Text(h.Phone)
	f.Text(h.Payee).Text(string(h.PayeeID)).Text(h.Bank).Text(h.Account)
	f.Text(h.Hukou.String()).Text(dayText(h.PermitUntil)).Text(h.RelativeOf).Text(h.Note)
	f.end()
}

func (s *sheets) addMember(n calc.HouseholdNumber, m *calc.Member) {
	f := s.begun(&s.member, &records.MemberLayout)
	counted := ""
	if m.Uncounted {
		counted = "no"
	}
	f.Text(string(n)).Text(m.Name).Text(string(m.ID)).Text(m.Relation.String()).Text(counted)
	f.Text(m.Disability.String()).Text(levelText(m.Level)).Text(dayText(m.CertificateUntil)).Text(m.Illness.String())
	f.Text(m.Labour.String()).Text(m.Schooling.String()).Text(m.Selfcare.String()).Text(m.Special.String()).Text(m.Note)
	f.end()
}

func levelText(level uint8) string {
	if level == 0 {
		return ""
	}
	return digits(int(level), 1)
}

func (s *sheets) addItem(n calc.HouseholdNumber, i *calc.Item) {
	f := s.begun(&s.item, &records.ItemLayout)
	f.Text(string(n)).Text(string(i.Member)).Text(i.Kind.String()).Money(i.Amount).Text(i.Per.String()).Text(i.Note)
	f.end()
}

// decision is a row of the sheet of decisions.
type decision struct {
	person      calc.IDNumber
	program     calc.Program
	kind        calc.DecisionKind
	from, until calc.Month
	class       string
	mode        calc.Mode
	reviewed    calc.Day
	reason      string
}

func (s *sheets) addDecision(n calc.HouseholdNumber, d *decision) {
	f := s.begun(&s.decision, &records.DecisionLayout)
	month := s.county.monthText
	f.Text(string(n)).Text(string(d.person)).Text(string(d.program)).Text(d.kind.String())
	f.Text(month(d.from)).Text(month(d.until)).Text(d.class).Text(d.mode.String())
	f.Text("").Text("").Text(dayText(d.reviewed)).Text(d.reason).Text("")
	f.end()
}

// monthText is the month as records have it, "" for none.
func (c *county) monthText(m calc.Month) string {
	text, known := c.texts[m]
	if !known {
		text = m.String()
		c.texts[m] = text
	}
	return text
}
