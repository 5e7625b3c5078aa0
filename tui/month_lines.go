package tui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/reports"
	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// monthLines is the lines of a month's roster 发放名册, or the awards that one
// cause has changed, searched by what is typed.
type monthLines struct {
	f      *frame.Frame
	m      *monthEnd
	cause  *reports.CauseSum // nil is all lines
	of     *monthSeen        // whose lines they are
	lines  []monthLine
	filter monthFilter
	found  []int
	sum    calc.Money // of the found ones
	list   frame.List
	taking frame.Pending
	asking frame.Pending
}

// monthLine is one line as it is listed.
type monthLine struct {
	calc.AwardKey
	head, town, village string
	text                string // what it is searched by
	settlement          calc.Settlement
	people              int
	amount, change      calc.Money // change is that from the month before, or what the cause makes of it
}

func newMonthLines(f *frame.Frame, m *monthEnd, cause *reports.CauseSum) frame.Screen {
	return &monthLines{f: f, m: m, cause: cause, filter: newMonthFilter(f.Text("month.lines_hint"))}
}

func (p *monthLines) Title() string {
	if p.cause != nil {
		return p.f.Lang.CauseWithDetail(p.cause.Code, p.cause.Detail)
	}
	return p.f.Text("month.roster")
}

// Start brings the month up to date, and takes its lines where they are not those
// that are listed.
func (p *monthLines) Start() tea.Cmd {
	p.m.then = p.take
	return p.m.renew()
}

// take lists the lines beside the keyboard: there may be very many.
func (p *monthLines) take() tea.Cmd {
	seen := p.m.seen
	if p.of == seen || p.taking.Busy() {
		return nil
	}
	return frame.Read(p.f, &p.taking, func(*casework.Office) ([]monthLine, error) { return linesOf(p.f.Lang, seen, p.cause) }, func(lines []monthLine, err error) tea.Cmd {
		if err != nil {
			return p.f.Fail(err)
		}
		var at calc.AwardKey
		if len(p.found) > 0 {
			at = p.at().AwardKey
		}
		p.lines, p.of = lines, seen
		p.narrow()
		stay(&p.list, len(p.found), func(i int) bool { return p.lines[p.found[i]].AwardKey == at })
		return p.take()
	})
}

func linesOf(l wording.Lang, s *monthSeen, cause *reports.CauseSum) (lines []monthLine, err error) {
	villages := map[calc.RegionCode]string{}
	programs := map[calc.Program]calc.Program{}
	err = s.Each(func(e *roster.Entry) error {
		change, ok := entryChange(e, cause)
		if !ok {
			return nil
		}
		village, known := villages[e.Region]
		if !known {
			village = s.RegionName(e.Region)
			villages[calc.RegionCode(strings.Clone(string(e.Region)))] = village
		}
		if _, known := programs[e.Program]; !known {
			kept := calc.Program(strings.Clone(string(e.Program)))
			programs[kept] = kept
		}
		line := monthLine{
			AwardKey: calc.AwardKey{Household: calc.HouseholdNumber(strings.Clone(string(e.Household))), Program: programs[e.Program], Person: calc.IDNumber(strings.Clone(string(e.Person)))},
			head:     strings.Clone(e.Head), town: s.RegionName(e.Region.Township().Full()), village: village, settlement: e.Settlement, people: e.People, amount: e.Total(), change: change,
		}
		line.text = strings.ToLower(string(line.Household) + " " + line.head + " " + l.ProgramOf(e.Program, e.Settlement) + " " + line.town + village)
		lines = append(lines, line)
		return nil
	})
	if cause != nil { // the largest first
		slices.SortStableFunc(lines, func(a, b monthLine) int { return cmp.Compare(abs(b.change), abs(a.change)) })
	}
	return lines, err
}

// entryChange is by how much an entry differs from the month before, or what a
// cause makes of it; ok is false for what is not to be listed.
func entryChange(e *roster.Entry, cause *reports.CauseSum) (change calc.Money, ok bool) {
	if cause == nil {
		return e.Total() - reports.Before(e), e.OnRoster()
	}
	for _, c := range e.Causes {
		if c.Code == cause.Code && c.Detail == cause.Detail {
			change, ok = change+c.Amount, true
		}
	}
	return change, ok
}

func (p *monthLines) narrow() {
	p.found, p.sum = p.found[:0], 0
	words := p.filter.words()
	for i := range p.lines {
		if hasWords(p.lines[i].text, words) {
			p.found = append(p.found, i)
			if p.cause == nil {
				p.sum += p.lines[i].amount
			} else {
				p.sum += p.lines[i].change
			}
		}
	}
	p.list.SetRows(len(p.found))
}

func (p *monthLines) Typing() bool { return p.filter.typing }

func (p *monthLines) Update(msg tea.KeyMsg) tea.Cmd {
	if !p.filter.update(msg, p.narrow) {
		p.list.Key(msg)
	}
	return nil
}

func (p *monthLines) Actions() []frame.Action {
	narrowing := p.filter.actions(p.f, p.narrow)
	if p.filter.typing {
		return narrowing
	}
	open := frame.Action{Key: "enter", Name: p.f.Text("households.open"), Do: p.open}
	explaining := frame.Action{Key: "e", Name: p.f.Text("file.explain"), Do: p.explain, Why: why(p.f, casework.ReadCases)}
	if len(p.found) == 0 {
		open.Why, explaining.Why = p.f.Text("month.no_line"), p.f.Text("month.no_line")
	}
	return append([]frame.Action{open, explaining}, narrowing...)
}

func (p *monthLines) at() *monthLine { return &p.lines[p.found[p.list.At]] }

func (p *monthLines) open() tea.Cmd { return p.f.Open(newFile(p.f, p.at().Household)) }

func (p *monthLines) explain() tea.Cmd {
	return explain(p.f, &p.asking, p.at().Household, p.at().Program, p.of.Month, casework.Look{})
}

func (p *monthLines) View(b canvas.Box) {
	in := b.In(1, 0, b.W-2, b.H)
	l, t := p.f.Lang, p.f.Text
	if p.of == nil {
		in.Text(0, 1, t("month.computing"), canvas.Dim)
		return
	}
	end := in.Text(0, 0, p.Title()+" "+p.of.Month.String()+"  "+l.RosterState(p.of.State, len(p.of.blocking) > 0), canvas.Strong) + 2
	sum, change := reports.Grouped(p.sum), l.Heading("difference")
	if p.cause != nil {
		sum, change = reports.Signed(p.sum), t("month.of_cause")
	}
	in.RightIn(end, 0, in.W-end, t("month.found_sum", strconv.Itoa(len(p.found)), sum), canvas.Plain)
	p.filter.view(in.In(0, 1, in.W, 1), len(p.found), len(p.lines))
	columns := []frame.Column{
		{Heading: l.Heading("household"), Width: 9},
		{Heading: l.Heading("head"), Width: 8, Share: 1},
		{Heading: l.Heading("program"), Width: 14, Share: 1},
		{Heading: t("month.persons"), Width: 6, Right: true},
		{Heading: l.Heading("amount"), Width: 12, Right: true},
		{Heading: change, Width: 12, Right: true},
		{Heading: l.Heading("village"), Width: 8, Share: 2},
	}
	spans := frame.Table(columns, in.W-2)
	frame.Headings(in.In(0, 2, in.W, 1), columns, spans)
	p.list.Draw(in.In(0, 3, in.W, in.H-3), true, func(i int, line canvas.Box, style canvas.Style) {
		x := &p.lines[p.found[i]]
		place := x.village
		if in.W >= 100 {
			place = x.town + place
		}
		for n, text := range []string{
			string(x.Household), x.head, l.ProgramOf(x.Program, x.settlement), strconv.Itoa(x.people),
			reports.Grouped(x.amount), reports.Signed(x.change), place,
		} {
			spans[n].Text(line, text, style)
		}
	})
}
