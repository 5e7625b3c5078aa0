package tui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// tableRow is what a row of the policy tables has been over the years 沿革: all
// rows of its key, of all versions that were loaded.
type tableRow struct {
	f       *frame.Frame
	row     policy.Row
	places  map[string]string // regions by their codes
	month   calc.Month
	past    []tablePast
	list    frame.List
	reading frame.Pending
	using   frame.Pending
	wrong   error
}

// tablePast is a row and which versions of the tables have it.
type tablePast struct {
	policy.Row
	document    policy.Document
	first, last int
	inUse       bool
}

func newTableRow(f *frame.Frame, r policy.Row, places map[string]string, m calc.Month) *tableRow {
	return &tableRow{f: f, row: r, places: places, month: m}
}

func (p *tableRow) Title() string { return p.f.Text("tables.history") }

func (p *tableRow) Start() tea.Cmd {
	return frame.Read(p.f, &p.reading, p.read, func(past []tablePast, err error) tea.Cmd {
		first := p.past == nil
		p.past, p.wrong = past, err
		if p.list.SetRows(len(past)); first { // at the row from which one came
			p.list.At = max(0, slices.IndexFunc(past, func(r tablePast) bool { return r.From == p.row.From && r.Value == p.row.Value }))
		}
		return nil
	})
}

// read gathers the rows of the key from all versions, the latest beginning first.
func (p *tableRow) read(o *casework.Office) (past []tablePast, err error) {
	loadings, err := o.Loadings()
	if err != nil {
		return nil, err
	}
	for v := range len(loadings) {
		tables, err := o.Policy(v + 1)
		if err != nil {
			return nil, err
		}
		for _, r := range tables.Rows() {
			if r.Table == p.row.Table && slices.Equal(r.Key, p.row.Key) {
				past = p.keep(past, tablePast{r, tables.Document(r.Document), v + 1, v + 1, v+1 == len(loadings)})
			}
		}
	}
	slices.SortStableFunc(past, func(a, b tablePast) int { return cmp.Or(-cmp.Compare(a.From, b.From), -cmp.Compare(a.last, b.last)) })
	return past, nil
}

// keep adds a row, or a version to the one that says the same.
func (p *tableRow) keep(past []tablePast, r tablePast) []tablePast {
	for i := range past {
		if x := &past[i]; x.From == r.From && x.Value == r.Value && x.Row.Document == r.Row.Document && x.last == r.first-1 {
			r.first = x.first
			past[i] = r
			return past
		}
	}
	return append(past, r)
}

func (p *tableRow) Update(msg tea.KeyMsg) tea.Cmd {
	p.list.Key(msg)
	return nil
}

func (p *tableRow) Actions() []frame.Action {
	use := frame.Action{Key: "u", Name: p.f.Text("tables.uses"), Do: p.uses, Why: why(p.f, casework.ReadRoster)}
	if use.Why == "" && (len(p.past) == 0 || !p.past[p.list.At].inUse) {
		use.Why = p.f.Text("tables.row_gone")
	}
	return []frame.Action{use}
}

// uses shows whose amounts of the month stand on the row.
func (p *tableRow) uses() tea.Cmd {
	r, month := p.past[p.list.At], p.month
	return frame.Read(p.f, &p.using, func(o *casework.Office) ([]casework.RowUse, error) { return o.RowUses(r.Row, month) }, func(list []casework.RowUse, err error) tea.Cmd {
		switch {
		case err != nil:
			return p.f.Fail(err)
		case len(list) == 0:
			return p.f.Warn(p.f.Text("tables.unused", month.String()))
		}
		return p.f.Open(&tableUses{f: p.f, row: r.Row, places: p.places, month: month, uses: list, list: frame.List{Rows: len(list)}})
	})
}

func (p *tableRow) View(b canvas.Box) {
	if p.wrong != nil {
		drawWrong(p.f, b, p.wrong)
		return
	}
	head, rest := b.Top(3)
	head.Text(1, 0, p.f.Lang.PolicyTable(p.row.Table)+"  "+p.f.Lang.PolicyKey(p.row, p.places), canvas.Strong)
	headings := p.f.Lang.PolicyHeadings()
	columns := []frame.Column{
		{Heading: headings[2], Width: 8},
		{Heading: headings[3], Width: 20, Share: 2},
		{Heading: p.f.Text("tables.version"), Width: 9},
		{Heading: headings[4], Width: 20, Share: 1},
		{Heading: headings[5], Width: 18},
	}
	spans := frame.Table(columns, rest.W-2)
	frame.Headings(head.In(0, 2, head.W, 1), columns, spans)
	foot, rest := rest.Bottom(3)
	p.list.Draw(rest, true, func(i int, line canvas.Box, style canvas.Style) {
		r := &p.past[i]
		if !r.inUse {
			style = canvas.Dim
		}
		for c, text := range []string{r.From.String(), p.f.Lang.PolicyValue(r.Row), tableVersions(r), r.Row.Document, r.Place.String()} {
			spans[c].Text(line, text, style)
		}
	})
	if len(p.past) > 0 {
		foot.Rule(0)
		r := &p.past[p.list.At]
		drawTableCite(p.f, foot.In(1, 1, foot.W-2, 2), r.Row, p.places, func(string) policy.Document { return r.document })
	}
}

func tableVersions(r *tablePast) string {
	if r.first == r.last {
		return strconv.Itoa(r.last)
	}
	return strconv.Itoa(r.first) + "–" + strconv.Itoa(r.last)
}

// tableUses are the awards whose amount of a month stands on a row of the tables.
type tableUses struct {
	f      *frame.Frame
	row    policy.Row
	places map[string]string
	month  calc.Month
	uses   []casework.RowUse
	list   frame.List
	why    frame.Pending
}

func (p *tableUses) Title() string { return p.f.Text("tables.uses") }

// Start has nothing to ask for: what is shown is of the moment of the question.
func (p *tableUses) Start() tea.Cmd { return nil }

func (p *tableUses) Update(msg tea.KeyMsg) tea.Cmd {
	p.list.Key(msg)
	return nil
}

func (p *tableUses) Actions() []frame.Action {
	not := why(p.f, casework.ReadCases)
	return []frame.Action{
		{Key: "enter", Name: p.f.Text("households.open"), Do: func() tea.Cmd { return p.f.Open(newFile(p.f, p.at().Household)) }, Why: not},
		{Key: "e", Name: p.f.Text("file.explain"), Do: p.explain, Why: not},
	}
}

func (p *tableUses) at() *casework.RowUse { return &p.uses[p.list.At] }

func (p *tableUses) explain() tea.Cmd {
	x := p.at()
	return explain(p.f, &p.why, x.Household, x.Program, p.month, casework.Look{})
}

func (p *tableUses) View(b canvas.Box) {
	head, rest := b.Top(3)
	title := strings.Join([]string{p.f.Lang.PolicyTable(p.row.Table), p.f.Lang.PolicyKey(p.row, p.places), p.f.Lang.PolicyValue(p.row)}, "  ")
	head.Text(1, 0, title, canvas.Strong)
	head.Text(1, 1, p.f.Text("tables.used", p.month.String(), strconv.Itoa(len(p.uses))), canvas.Plain)
	columns := []frame.Column{
		{Heading: p.f.Text("column.household"), Width: 10},
		{Heading: p.f.Text("column.head"), Width: 10, Share: 1},
		{Heading: p.f.Text("column.programs"), Width: 12, Share: 1},
		{Heading: p.f.Text("tables.yuan"), Width: 12, Right: true},
	}
	spans := frame.Table(columns, rest.W-2)
	frame.Headings(head.In(0, 2, head.W, 1), columns, spans)
	p.list.Draw(rest, true, func(i int, line canvas.Box, style canvas.Style) {
		x := &p.uses[i]
		for c, text := range []string{string(x.Household), x.Head, p.f.Lang.Program(x.Program), x.Amount.String()} {
			spans[c].Text(line, text, style)
		}
	})
}
