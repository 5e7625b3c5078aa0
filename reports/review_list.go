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

// reviewHeading is the heading of the CSV of reviews.
const reviewHeading = "month,status,due,reason,day,region,township,village,household,head,program,person,about,amount,held"

// ReviewCSV writes reviews that are due for programs, a row an award. Of persons
// only the tails of their numbers leave the store.
func ReviewCSV(path string, m calc.Month, homes []review.Home) error {
	return spreadsheet.WriteAside(path, 0o600, func(w io.Writer) error {
		c, err := beginCSV(w, reviewHeading)
		for i := range homes {
			h := &homes[i]
			for j := range h.Awards {
				a := &h.Awards[j]
				c.Text(m.String()).Text(a.Status.String()).Text(a.Month.String()).Text(a.Reason).Text(a.Day.String())
				c.Text(string(h.Household.Region)).Text(h.Township).Text(h.Village).Text(string(a.Household)).Text(headOf(h.Household))
				c.Text(string(a.Program)).Text(a.AwardKey.Person.Tail()).Text(a.Deadline.Person.Tail()).Money(a.Amount)
				err = c.Text(strconv.FormatBool(a.Held)).End()
			}
		}
		if err != nil {
			return err
		}
		return c.Flush()
	})
}

func headOf(h *calc.Household) string {
	if m := h.Head(); m != nil {
		return m.Name
	}
	return ""
}

// VisitList writes what visitors take along on a day's round 入户核查单: home after
// home by village, with what to look at in each and room for what they find.
func VisitList(path string, m calc.Month, homes []review.Home, lang wording.Lang) error {
	return spreadsheet.WriteAside(path, 0o600, func(w io.Writer) error {
		page := visitPage{lang: lang, month: m}
		at := calc.RegionCode("")
		for i := range homes {
			h := &homes[i]
			if h.Household.Region != at {
				at = h.Household.Region
				page.village(h, inVillage(homes[i:], at))
			}
			page.home(i+1, h)
		}
		_, err := io.WriteString(w, page.String())
		return err
	})
}

// inVillage is how many homes at the beginning of a list lie in a village.
func inVillage(homes []review.Home, village calc.RegionCode) int {
	n := 0
	for n < len(homes) && homes[n].Household.Region == village {
		n++
	}
	return n
}

// visitPage is a visit list being written.
type visitPage struct {
	strings.Builder
	lang  wording.Lang
	month calc.Month
}

func (p *visitPage) line(indent string, parts ...string) {
	writeLine(&p.Builder, shown(indent+strings.Join(present(parts), "  ")), 0)
}

func present(parts []string) []string {
	var out []string
	for _, s := range parts {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

func (p *visitPage) village(h *review.Home, homes int) {
	if p.Len() > 0 {
		p.WriteByte('\n')
	}
	p.line("", p.lang.VisitListTitle(h.Township, h.Village, p.month, homes))
}

func (p *visitPage) home(n int, h *review.Home) {
	p.WriteByte('\n')
	p.line("", strconv.Itoa(n)+".", string(h.Household.Number), headOf(h.Household), h.Household.Address, calc.Tail(h.Household.Phone))
	for i := range h.Awards {
		p.line("   ", p.lang.HomeAwardLine(&h.Awards[i], h.Household))
	}
	for i := range h.Household.Members {
		p.line("   ", p.lang.MemberLine(&h.Household.Members[i], p.month))
	}
	for _, point := range h.Points(p.month) {
		p.line("   □ ", p.lang.Point(point, h.Household))
		if point.Code == review.LookIncome {
			for i := range h.Household.Items {
				p.line("       ", p.lang.ItemLine(&h.Household.Items[i]))
			}
		}
	}
	p.line("   ", p.lang.VisitForm())
}
