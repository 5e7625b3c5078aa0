package reports

import (
	"io"
	"strconv"
	"strings"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/reports/spreadsheet"
	"doudi/reports/wording"
)

// Sampled is an award that the county's sample 县级抽查 met, with the names of its home.
type Sampled struct {
	review.Case
	Head, Township, Village string
}

// sampleHeading is the heading of the CSV of a sample.
const sampleHeading = "month,percent,seed,township,village,region,household,head,program,person"

// SampleCSV writes a sample for programs, a row an award, with how to draw the same
// again; in no language. Of persons only the tails of their numbers leave the store.
func SampleCSV(path string, m calc.Month, d *review.Drawing, homes []Sampled, _ wording.Lang) error {
	return spreadsheet.WriteAside(path, 0o600, func(w io.Writer) error {
		c, err := beginCSV(w, sampleHeading)
		for i := range homes {
			h := &homes[i]
			c.Text(m.String()).Text(strconv.Itoa(d.Percent)).Text(d.Seed).Text(h.Township).Text(h.Village).Text(string(h.Region))
			err = c.Text(string(h.Household)).Text(h.Head).Text(string(h.Program)).Text(h.Person.Tail()).End()
		}
		if err != nil {
			return err
		}
		return c.Flush()
	})
}

// SampleList writes a sample as the county keeps it with its papers: whom it met, how
// it was drawn.
func SampleList(path string, m calc.Month, d *review.Drawing, homes []Sampled, lang wording.Lang) error {
	return spreadsheet.WriteAside(path, 0o600, func(w io.Writer) error {
		var page strings.Builder
		writeLine(&page, m.String()+"  "+lang.Drawn(d), 0)
		page.WriteByte('\n')
		head := lang.SampleHeadings()
		table := &textTable{}
		table.add(head[0], head[1], head[2], lang.Screen("column.head"), head[3], head[4])
		for i := range homes {
			h := &homes[i]
			table.add(h.Township, h.Village, string(h.Household), h.Head, lang.Program(h.Program), h.Person.Tail())
		}
		table.write(&page, "", 0)
		_, err := io.WriteString(w, page.String())
		return err
	})
}
