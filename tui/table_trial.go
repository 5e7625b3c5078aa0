package tui

import (
	"errors"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui/frame"
)

// tableTrial is new policy tables beside those in use 新政策表: what is wrong with
// them, which rows they change, what that does to the money, and at last taking
// them into use.
type tableTrial struct {
	f       *frame.Frame
	path    string
	page    tablePage
	trial   *casework.Trial
	ignored []string
	wrong   error // the papers cannot be read at all
	month   calc.Month
	faults  tableFaultList
	rows    []tableMarked
	list    frame.List // of the rows
	money   tableEffect
	reading frame.Pending
	again   bool // has changed while it was being read
	trying  frame.Pending
	why     frame.Pending
}

// tablePage is what is looked at of new tables.
type tablePage uint8

const (
	tableFaults tablePage = iota
	tableRows
	tableMoney
)

// tableMarked is a row that goes or comes.
type tableMarked struct {
	policy.Row
	comes bool
}

func newTableTrial(f *frame.Frame, path string, page tablePage) *tableTrial {
	return &tableTrial{f: f, path: path, page: page, faults: tableFaultList{f: f}, money: tableEffect{f: f}}
}

func (p *tableTrial) Title() string { return p.f.Text("tables.trial") }

// Start reads the papers anew: they, or the tables in use, may have changed. While
// they are being read, that is done once more at the end.
func (p *tableTrial) Start() tea.Cmd {
	if p.again = p.reading.Busy(); p.again {
		return nil
	}
	type read struct {
		trial   *casework.Trial
		ignored []string
	}
	path := p.path
	return frame.Read(p.f, &p.reading, func(o *casework.Office) (out read, err error) {
		out.ignored, err = withTables(path, func(tables []calc.Table) error {
			out.trial, err = o.TryPolicy(tables)
			return err
		})
		return out, err
	}, func(out read, err error) tea.Cmd {
		if p.again {
			return p.Start()
		}
		p.trial, p.ignored, p.wrong = out.trial, out.ignored, err
		return p.take()
	})
}

// take shows what the papers say.
func (p *tableTrial) take() tea.Cmd {
	p.rows = nil
	var faults calc.Faults
	switch {
	case p.trial != nil && p.wrong == nil:
		faults = p.trial.Faults
		p.rows = markTables(p.trial.Removed, p.trial.Added)
	case errors.As(p.wrong, &faults):
		p.wrong, p.trial = nil, nil
	default:
		p.trial = nil
	}
	p.faults.set(faults)
	p.list.SetRows(len(p.rows))
	p.money.set(nil)
	if p.trial == nil || p.trial.Refused() {
		p.page = tableFaults
		return nil
	}
	if p.page == tableMoney && p.trial.Effect == nil {
		p.page = tableRows // the operator may not see rosters
	}
	if p.month = max(p.month, p.trial.Next); p.month == p.trial.Next {
		p.money.set(p.trial.Effect)
		return nil
	}
	return p.compute()
}

// markTables puts the rows of two tables together, what goes before what comes
// in its place.
func markTables(removed, added []policy.Row) (rows []tableMarked) {
	for _, table := range tableOrder {
		for _, r := range removed {
			if r.Table == table {
				rows = append(rows, tableMarked{r, false})
			}
		}
		for _, r := range added {
			if r.Table == table {
				rows = append(rows, tableMarked{r, true})
			}
		}
	}
	return rows
}

// compute asks what the month would be.
func (p *tableTrial) compute() tea.Cmd {
	if p.trial.Effect == nil {
		return nil // who may not see rosters
	}
	trial, month := p.trial, p.month
	return frame.Read(p.f, &p.trying, func(o *casework.Office) (*casework.Effect, error) { return o.TriedEffect(trial, month) }, func(effect *casework.Effect, err error) tea.Cmd {
		if err != nil {
			return p.f.Fail(err)
		}
		p.money.set(effect)
		return nil
	})
}

func (p *tableTrial) Update(msg tea.KeyMsg) tea.Cmd {
	switch p.page {
	case tableFaults:
		p.faults.update(msg)
	case tableRows:
		p.list.Key(msg)
	case tableMoney:
		p.money.update(msg)
	}
	return nil
}

func (p *tableTrial) Actions() []frame.Action {
	page := func(key, name string, page tablePage, not string) frame.Action {
		return frame.Action{Key: key, Name: name, Why: not, Do: func() tea.Cmd {
			p.page = page
			return nil
		}}
	}
	refused := p.unusable()
	money := refused
	if money == "" && p.trial.Effect == nil {
		money = p.f.Text("role.not")
	}
	all := []frame.Action{
		{Key: "o", Name: p.f.Text("tables.load"), Do: p.load, Why: p.whyNotLoad()},
		page("l", p.f.Text("tables.lint"), tableFaults, ""),
		page("c", p.f.Text("tables.compare"), tableRows, refused),
		page("w", p.f.Text("tables.whatif"), tableMoney, money),
	}
	if p.page == tableMoney {
		earlier := frame.Action{Key: "left", Name: p.f.Text("tables.earlier"), Do: func() tea.Cmd { return p.turn(-1) }}
		later := frame.Action{Key: "right", Name: p.f.Text("tables.later"), Do: func() tea.Cmd { return p.turn(1) }, Why: money}
		if earlier.Why = money; money == "" && p.month <= p.trial.Next {
			earlier.Why = p.f.Text("tables.sealed")
		}
		all = append(all, p.money.actions(p.explain)...)
		all = append(all, earlier, later)
	}
	return all
}

// unusable says why nothing can be said of the tables; "" where it can.
func (p *tableTrial) unusable() string {
	switch {
	case p.trial == nil && p.reading.Busy():
		return p.f.Text("tables.reading")
	case p.trial == nil || p.trial.Refused():
		return p.f.Text("tables.refused")
	}
	return ""
}

func (p *tableTrial) whyNotLoad() string {
	if not := why(p.f, casework.ChangePolicy); not != "" {
		return not
	}
	if not := p.unusable(); not != "" {
		return not
	}
	if len(p.rows) == 0 {
		return p.f.Lang.SameTables()
	}
	return ""
}

// turn goes to another month.
func (p *tableTrial) turn(by calc.Month) tea.Cmd {
	p.month += by
	return p.compute()
}

// explain shows why the amount of the household at the cursor would be so.
func (p *tableTrial) explain() tea.Cmd {
	x, trial, month := p.money.at(), p.trial, p.month
	return frame.Read(p.f, &p.why, func(o *casework.Office) ([]casework.Explanation, error) {
		return o.ExplainTried(trial, x.Household, x.Program, month, casework.Look{})
	}, func(list []casework.Explanation, err error) tea.Cmd {
		if err != nil {
			return p.f.Fail(err)
		}
		var text string
		for i := range list {
			text += p.f.Lang.Award(list[i].AwardKey) + " " + month.String() + "\n" + p.f.Lang.Explanation(list[i].Steps, list[i].Cites) + "\n"
		}
		return p.f.Open(p.f.NewPager(p.f.Text("tables.explained", string(x.Household)), text))
	})
}

// load takes the tables into use once what they do has been agreed to.
func (p *tableTrial) load() tea.Cmd {
	trial := p.trial
	return p.f.Confirm(p.f.Text("tables.load"), p.told(), func() tea.Cmd {
		return frame.Try(p.f, func(o *casework.Office) (*casework.Loaded, error) { return o.LoadTried(trial) }, func(done *casework.Loaded, err error) tea.Cmd {
			if err != nil {
				return tea.Batch(p.f.Fail(err), p.Start()) // others may have been loaded: these are held against them now
			}
			return tea.Batch(p.f.Close(), p.f.Tell(p.f.Lang.PolicyLoaded(done.Version, done.Already)))
		})
	})
}

// told is what loading the tables does.
func (p *tableTrial) told() []string {
	removed := len(p.trial.Removed)
	lines := []string{
		p.f.Text("tables.load_text", p.path, strconv.Itoa(p.trial.Against), strconv.Itoa(p.trial.Against+1)),
		p.f.Text("tables.load_rows", strconv.Itoa(removed), strconv.Itoa(len(p.rows)-removed)),
	}
	for _, d := range p.trial.Documents() {
		lines = append(lines, "  "+d.Number+" "+d.Title)
	}
	if p.trial.From == 0 {
		return append(lines, p.f.Text("tables.load_no_money"))
	}
	lines = append(lines, p.f.Text("tables.load_from", p.trial.From.String()))
	if x := p.trial.Effect; x != nil {
		lines = append(lines, p.f.Text("tables.load_money", x.Month.String(), x.Before.Amount.String(), x.After.Amount.String(), tableSigned(x.After.Amount-x.Before.Amount)))
		lines = append(lines, p.f.Text("tables.people_change", strconv.Itoa(len(x.Enter)), strconv.Itoa(len(x.Leave)), strconv.Itoa(x.Changed), tableSigned(x.Regular)))
	}
	if fault, changed := p.trial.ChangesPaid(); changed {
		what, _ := p.f.Lang.FaultParts(wording.Screens, fault)
		lines = append(lines, what)
	}
	if n := len(p.trial.Faults); n > 0 {
		lines = append(lines, p.f.Text("tables.load_remarks", strconv.Itoa(n)))
	}
	return lines
}
