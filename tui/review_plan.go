package tui

import (
	"strconv"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// visitPlan is the visits spread over the coming weeks 入户计划: the weeks, and for
// the one at the cursor the homes to be visited in it.
type visitPlan struct {
	f       *frame.Frame
	list    frame.List
	region  string
	weeks   int
	pace    review.Pace
	plan    *planned
	wrong   error
	reading frame.Pending
}

// planned is a plan with its homes.
type planned struct {
	*review.Schedule
	homes map[calc.HouseholdNumber]*review.Home
}

// The plan as it begins, and the longest.
const (
	planWeeks = 12
	mostWeeks = 520
)

func newVisitPlan(f *frame.Frame, region string) *visitPlan {
	return &visitPlan{f: f, region: region, weeks: planWeeks, pace: review.Pace{Ahead: 1}}
}

func (p *visitPlan) Title() string { return p.f.Text("plan.name") }

func (p *visitPlan) Start() tea.Cmd {
	first := p.f.Today()
	q := casework.Planning{Region: p.region, First: first, Last: daysAfter(first, 7*p.weeks-1), Pace: p.pace}
	return frame.Read(p.f, &p.reading, func(o *casework.Office) (*planned, error) {
		plan, homes, err := o.PlanReviews(q)
		return &planned{plan, homes}, err
	}, func(x *planned, err error) tea.Cmd {
		if p.plan, p.wrong = x, err; err != nil {
			p.plan = nil
			return nil
		}
		p.list.SetRows(p.rows())
		return nil
	})
}

func daysAfter(d calc.Day, days int) calc.Day {
	return calc.DayOf(time.Date(d.Year(), time.Month(d.Number()), d.DayOfMonth()+days, 0, 0, 0, 0, time.UTC))
}

// rows are the weeks, and a row for what no week has room for.
func (p *visitPlan) rows() int {
	if len(p.plan.Beyond) > 0 {
		return len(p.plan.Weeks) + 1
	}
	return len(p.plan.Weeks)
}

// visits are those of a row.
func (p *visitPlan) visits(row int) (list []review.Visit) {
	if row == len(p.plan.Weeks) {
		return p.plan.Beyond
	}
	for _, v := range p.plan.Visits {
		if v.Week == row {
			list = append(list, v.Visit)
		}
	}
	return list
}

func (p *visitPlan) Update(msg tea.KeyMsg) tea.Cmd {
	p.list.Key(msg)
	return nil
}

func (p *visitPlan) Actions() []frame.Action {
	open := frame.Action{Key: "enter", Name: p.f.Text("plan.homes"), Do: p.choose}
	if p.plan == nil || p.rows() == 0 || len(p.visits(p.list.At)) == 0 {
		open.Why = p.f.Text("reviews.none")
	}
	return []frame.Action{open, {Key: "c", Name: p.f.Text("plan.change"), Do: p.change}}
}

// choose shows the sheet of one of the week's homes.
func (p *visitPlan) choose() tea.Cmd {
	visits := p.visits(p.list.At)
	options := make([]frame.Option, len(visits))
	for i, v := range visits {
		options[i] = frame.Option{Text: p.line(v), Note: p.homeOf(v)}
	}
	return p.f.Choose(p.f.Text("plan.homes"), options, func(i int) tea.Cmd { return p.f.Open(newVisitSheet(p.f, visits[i].Household)) })
}

func (p *visitPlan) homeOf(v review.Visit) string {
	h := p.plan.homes[v.Household]
	return h.Township + h.Village
}

func (p *visitPlan) line(v review.Visit) string {
	return p.f.Text("plan.visit", string(v.Household), calledBy(p.plan.homes[v.Household].Household), v.Due.Month.String(), p.f.Lang.DueReason(v.Due.Reason))
}

// change asks for how long and at what pace is planned.
func (p *visitPlan) change() tea.Cmd {
	number := func(least int) func(string) string {
		return func(v string) string {
			if n, err := strconv.Atoi(v); err != nil || n < least || n > mostWeeks {
				return p.f.Text("plan.number", strconv.Itoa(least), strconv.Itoa(mostWeeks))
			}
			return ""
		}
	}
	fields := form.New(
		&form.Field{Key: "weeks", Label: p.f.Text("plan.weeks"), Limit: 3, Check: number(1)},
		&form.Field{Key: "pace", Label: p.f.Text("plan.pace"), Limit: 3, Check: number(0)},
		&form.Field{Key: "ahead", Label: p.f.Text("plan.ahead"), Limit: 3, Check: number(0)},
	)
	fields.Restore(map[string]string{"weeks": strconv.Itoa(p.weeks), "pace": strconv.Itoa(p.pace.PerWeek), "ahead": strconv.Itoa(p.pace.Ahead)})
	return p.f.Ask(p.f.Text("plan.change"), []string{p.f.Text("plan.pace_text")}, fields, func(x *form.Form) tea.Cmd {
		p.weeks, _ = strconv.Atoi(x.Value("weeks")) // all have been checked
		p.pace.PerWeek, _ = strconv.Atoi(x.Value("pace"))
		p.pace.Ahead, _ = strconv.Atoi(x.Value("ahead"))
		return p.Start()
	})
}

func (p *visitPlan) View(b canvas.Box) {
	if p.wrong != nil {
		drawWrong(p.f, b, p.wrong)
		return
	}
	head, rest := b.Top(1)
	pace := p.f.Text("plan.no_limit")
	if p.pace.PerWeek > 0 {
		pace = p.f.Text("plan.limit", strconv.Itoa(p.pace.PerWeek))
	}
	head.Text(1, 0, p.f.Text("plan.title", strconv.Itoa(p.weeks), pace), canvas.Strong)
	if p.plan == nil {
		return
	}
	left, right := rest.Left(40)
	p.drawWeeks(left)
	right.Upright(0)
	p.drawVisits(right.In(2, 0, right.W-3, right.H))
}

func (p *visitPlan) drawWeeks(b canvas.Box) {
	columns := []frame.Column{
		{Heading: p.f.Text("plan.week"), Width: 19},
		{Heading: p.f.Text("plan.days"), Width: 6, Right: true},
		{Heading: p.f.Text("plan.visits"), Width: 8, Right: true},
	}
	spans := frame.Table(columns, b.W-2)
	head, rest := b.Top(1)
	frame.Headings(head, columns, spans)
	p.list.Draw(rest, true, func(i int, line canvas.Box, style canvas.Style) {
		if i == len(p.plan.Weeks) {
			line.TextIn(0, 0, line.W-9, p.f.Text("plan.beyond"), canvas.Warn)
			spans[2].Text(line, strconv.Itoa(len(p.plan.Beyond)), canvas.Warn)
			return
		}
		w := &p.plan.Weeks[i]
		for x, text := range []string{p.f.Text("plan.span", w.First.String(), w.Last.String()[5:]), strconv.Itoa(w.Days), strconv.Itoa(len(p.visits(i)))} {
			spans[x].Text(line, text, style)
		}
	})
}

func (p *visitPlan) drawVisits(b canvas.Box) {
	if p.rows() == 0 {
		return
	}
	visits := p.visits(p.list.At)
	if len(visits) == 0 {
		b.Text(0, 0, p.f.Text("plan.none"), canvas.Dim)
	}
	for y, v := range visits {
		if y == b.H-1 && len(visits) > b.H {
			b.Text(0, y, p.f.Text("plan.more", strconv.Itoa(len(visits)-y)), canvas.Dim)
			return
		}
		end := b.Text(0, y, p.line(v), canvas.Plain)
		b.Text(end+2, y, p.homeOf(v), canvas.Dim)
	}
}
