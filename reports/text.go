package reports

import (
	"slices"
	"strconv"
	"strings"

	"doudi/calc/roster"
	"doudi/reports/wording"
)

// How many findings a summary spells out.
const (
	blocksShown   = 20
	warningsShown = 10
)

// RosterText is a month at a glance: programmes by settlement, the total, the
// change from the month before by cause, and the findings. Lines are cut to a
// width in columns of the terminal; 0 is without limit.
func RosterText(m *Month, lang wording.Lang, width int) (string, error) {
	s, err := m.survey()
	if err != nil {
		return "", err
	}
	t := textPage{m: m, survey: s, lang: lang, width: width}
	t.title()
	t.programs()
	t.causes()
	t.findings()
	t.foot()
	return t.String(), nil
}

type textPage struct {
	strings.Builder
	m      *Month
	survey *survey
	lang   wording.Lang
	width  int
}

func (t *textPage) line(parts ...string) {
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	writeLine(&t.Builder, shown(strings.Join(parts, "  ")), t.width)
}

func (t *textPage) title() {
	t.line(t.m.County, t.m.Month.String(), t.lang.RosterState(t.m.State, t.m.Blocked), t.m.Operator)
}

func (t *textPage) programs() {
	table := textTable{right: []bool{false, true, true, true}}
	table.add("", t.lang.Heading("households"), t.lang.Heading("persons"), t.lang.Heading("amount"))
	row := func(name string, s *sums) {
		table.add(name, strconv.Itoa(s.Households), strconv.Itoa(s.Persons), grouped(s.Amount))
	}
	for _, g := range t.survey.groups {
		row(t.lang.ProgramOf(g.Program, g.Settlement), &g.sums)
	}
	row(t.lang.GrandTotal(), &t.survey.all)
	table.write(&t.Builder, "  ", t.width)
}

func (t *textPage) causes() {
	sums := t.survey.changes
	t.line(t.lang.ChangesHeading(sums.awards, signed(sums.after-sums.before)))
	table := textTable{right: []bool{false, true, true}}
	for _, c := range t.survey.causeSums() {
		table.add(t.lang.CauseWithDetail(c.Code, c.Detail), strconv.Itoa(c.Awards), signed(c.Amount))
	}
	table.write(&t.Builder, "  ", t.width)
}

func (t *textPage) findings() {
	blocks, warnings := 0, 0
	for _, f := range t.m.Findings {
		if f.Block {
			blocks++
		} else {
			warnings++
		}
	}
	t.line(t.lang.FindingsHeading(blocks, warnings))
	t.some(true, blocksShown, blocks)
	t.some(false, warningsShown, warnings)
	for _, o := range t.m.Overrides {
		t.line("  " + t.lang.OverrideLine(o))
	}
}

// some spells out the first findings that block, or that warn.
func (t *textPage) some(block bool, limit, all int) {
	left := limit
	for _, f := range t.m.Findings {
		if f.Block == block && left > 0 {
			t.finding(f)
			left--
		}
	}
	if all > limit {
		t.line("  " + t.lang.MoreFindings(t.lang.Severity(block), all-limit))
	}
}

func (t *textPage) finding(f roster.Finding) {
	detail, remedy := t.lang.Finding(f)
	mark := "·"
	if f.Block {
		mark = "●"
	}
	t.line(" ", mark+" "+t.lang.Severity(f.Block), string(f.Household), detail)
	if f.Block {
		t.line("      → " + remedy)
	}
}

func (t *textPage) foot() {
	if s := t.m.Seal; s != nil {
		t.line(t.lang.SealLine(s.Digest().Short()))
	}
	if t.m.Foot != "" {
		t.line(t.m.Foot)
	}
}
