package reports

import (
	"slices"
	"strconv"
	"strings"

	"doudi/calc/roster"
	"doudi/reports/wording"
)

// How many findings of one kind a summary spells out.
const (
	blocksShown   = 10
	warningsShown = 3
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
	t.line(t.m.County, t.m.Month.String(), t.lang.RosterState(t.m.State, t.m.Blocked))
}

func (t *textPage) programs() {
	table := textTable{right: []bool{false, true, true, true}}
	table.add("", t.lang.Heading("households"), t.lang.Heading("persons"), t.lang.Heading("amount"))
	row := func(name string, s *sums) {
		table.add(name, strconv.Itoa(s.Households), strconv.Itoa(s.Persons), Grouped(s.Amount))
	}
	for _, g := range t.survey.groups {
		row(t.lang.ProgramOf(g.Program, g.Settlement), &g.sums)
	}
	row(t.lang.GrandTotal(), &t.survey.all)
	table.write(&t.Builder, "  ", t.width)
}

func (t *textPage) causes() {
	sums := t.survey.changes
	t.line(t.lang.ChangesHeading(sums.awards, Signed(sums.after-sums.before)))
	table := textTable{right: []bool{false, true, true}}
	for _, c := range t.survey.causeSums() {
		table.add(t.lang.CauseWithDetail(c.Code, c.Detail), strconv.Itoa(c.Awards), Signed(c.Amount))
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
	for start := 0; start < len(t.m.Findings); {
		end := start + 1
		for end < len(t.m.Findings) && t.m.Findings[end].Code == t.m.Findings[start].Code {
			end++
		}
		t.kind(t.m.Findings[start:end])
		start = end
	}
	for _, o := range t.m.Overrides() {
		t.line("  " + t.lang.OverrideLine(o))
	}
}

// kind spells out the first findings of one code, which stand together.
func (t *textPage) kind(fs []roster.Finding) {
	limit := warningsShown
	if fs[0].Block {
		limit = blocksShown
	}
	for _, f := range fs[:min(limit, len(fs))] {
		t.finding(f)
	}
	if more := len(fs) - limit; more > 0 {
		t.line("     " + t.lang.MoreFindings(t.lang.FindingName(fs[0].Code), more))
	}
}

func (t *textPage) finding(f roster.Finding) {
	detail, remedy := t.lang.Finding(filed, f)
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
	if s := t.m.Sealed(); s != nil {
		t.line(t.lang.SealLine(s.Digest().Short()))
		t.line(t.lang.Foot(s.Journal, s.JournalHead.Short()))
	}
}
