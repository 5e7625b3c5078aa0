package tui

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// reviews is the round of visits 复核: the homes whose reviews are overdue, due or
// upcoming as a month sees it, with why and what to look at in each.
type reviews struct {
	f       *frame.Frame
	list    frame.List
	month   calc.Month // 0 is this one
	wanted  reviewFilter
	due     *casework.DueList
	order   []int         // places in due.Homes, the most urgent first
	places  []reviewPlace // townships that have been seen
	sought  review.Status // the cursor goes to the first home of it; 0 leaves it
	reading frame.Pending
	sheets  frame.Pending
	wrong   error
}

func newReviews(f *frame.Frame) frame.Screen { return &reviews{f: f} }

func (r *reviews) Title() string { return r.f.Text("tab.reviews") }

// at is the month whose view of the reviews is shown.
func (r *reviews) at() calc.Month {
	if r.month == 0 {
		return r.f.Today().Month()
	}
	return r.month
}

func (r *reviews) Start() tea.Cmd {
	q := r.wanted.query(r.at())
	return frame.Read(r.f, &r.reading, func(o *casework.Office) (*casework.DueList, error) { return o.DueReviews(q) }, func(due *casework.DueList, err error) tea.Cmd {
		here := r.here()
		r.due, r.wrong = due, err
		if err != nil {
			r.due, r.order = nil, nil
			r.list.SetRows(0)
			return nil
		}
		r.places = placesOf(r.places, due)
		r.order = byUrgency(due)
		r.list.SetRows(len(r.order))
		r.goTo(here)
		r.seek()
		return nil
	})
}

// goToReviews shows this month's list, whole, at the first home of a status.
func goToReviews(f *frame.Frame, s review.Status) tea.Cmd {
	r := f.Tab(tabReviews).(*reviews)
	r.month, r.wanted, r.sought = 0, reviewFilter{}, s
	return f.Go(tabReviews)
}

// seek puts the cursor at the first home of the status that is sought.
func (r *reviews) seek() {
	for y, i := range r.order {
		if worst(&r.due.Homes[i]) == r.sought {
			r.list.At = y
			break
		}
	}
	r.sought = 0
}

// homesBy counts homes by the most urgent status of their reviews.
func homesBy(due *casework.DueList) (n [review.Overdue + 1]int) {
	for i := range due.Homes {
		n[worst(&due.Homes[i])]++
	}
	return n
}

// byUrgency are the places of homes with what is overdue first, each status by
// village.
func byUrgency(due *casework.DueList) (order []int) {
	for status := review.Overdue; ; status-- {
		for i := range due.Homes {
			if worst(&due.Homes[i]) == status {
				order = append(order, i)
			}
		}
		if status == review.Later {
			return order
		}
	}
}

// worst is the most urgent status of a home's reviews.
func worst(h *review.Home) (status review.Status) {
	for i := range h.Awards {
		status = max(status, h.Awards[i].Status)
	}
	return status
}

// home is the home at the cursor; nil where there is none.
func (r *reviews) home() *review.Home {
	if r.due == nil || r.list.At >= len(r.order) {
		return nil
	}
	return &r.due.Homes[r.order[r.list.At]]
}

// here is the number of the household at the cursor, "" for none.
func (r *reviews) here() calc.HouseholdNumber {
	if h := r.home(); h != nil {
		return h.Household.Number
	}
	return ""
}

// goTo puts the cursor at a household, where it is still listed.
func (r *reviews) goTo(n calc.HouseholdNumber) {
	for y, i := range r.order {
		if r.due.Homes[i].Household.Number == n {
			r.list.At = y
			return
		}
	}
}

func (r *reviews) Update(msg tea.KeyMsg) tea.Cmd {
	r.list.Key(msg)
	return nil
}

// turn goes to another month.
func (r *reviews) turn(by calc.Month) tea.Cmd {
	r.month = r.at() + by
	return r.anew()
}

// anew asks for another list, which begins at its top.
func (r *reviews) anew() tea.Cmd {
	r.due, r.order, r.list.At = nil, nil, 0
	return r.Start()
}

func (r *reviews) Actions() []frame.Action {
	none := ""
	if r.home() == nil {
		none = r.f.Text("reviews.none")
	}
	either := func(right casework.Right) string {
		if none != "" {
			return none
		}
		return why(r.f, right)
	}
	read := why(r.f, casework.ReadCases)
	return []frame.Action{
		{Key: "enter", Name: r.f.Text("reviews.sheet"), Why: none, Do: func() tea.Cmd { return r.f.Open(newVisitSheet(r.f, r.here())) }},
		{Key: "r", Name: r.f.Text("visit.name"), Why: either(casework.RecordReviews), Do: func() tea.Cmd { return recordVisit(r.f, &r.sheets, r.here()) }},
		{Key: "o", Name: r.f.Text("note.name"), Why: either(casework.RecordReviews), Do: func() tea.Cmd { return noteEvent(r.f, &r.sheets, r.here()) }},
		{Key: "e", Name: r.f.Text("file.explain"), Why: none, Do: func() tea.Cmd { return explainHome(r.f, &r.sheets, r.home(), r.at()) }},
		{Key: "f", Name: r.f.Text("reviews.file"), Why: none, Do: func() tea.Cmd { return r.f.Open(newFile(r.f, r.here())) }},
		{Key: "c", Name: r.f.Text("reviews.filter"), Do: r.askFilter, Why: read},
		{Key: "x", Name: r.f.Text("reviews.write"), Do: r.askWrite, Why: either(casework.ReadCases)},
		{Key: "k", Name: r.f.Text("ahead.name"), Why: read, Do: func() tea.Cmd { return r.f.Open(newAhead(r.f, r.wanted.region)) }},
		{Key: "p", Name: r.f.Text("plan.name"), Why: read, Do: func() tea.Cmd { return r.f.Open(newVisitPlan(r.f, r.wanted.region)) }},
		{Key: "m", Name: r.f.Text("sample.name"), Why: why(r.f, casework.DrawSamples), Do: func() tea.Cmd { return askSample(r.f, r.at(), r.wanted.region) }},
		{Key: "g", Name: r.f.Text("coverage.name"), Why: read, Do: func() tea.Cmd { return r.f.Open(newCoverage(r.f, r.wanted.region)) }},
		{Key: "left", Name: r.f.Text("reviews.before"), Do: func() tea.Cmd { return r.turn(-1) }, Aside: true},
		{Key: "right", Name: r.f.Text("reviews.after"), Do: func() tea.Cmd { return r.turn(1) }, Aside: true},
	}
}

func (r *reviews) View(b canvas.Box) {
	if r.wrong != nil {
		drawWrong(r.f, b, r.wrong)
		return
	}
	head, rest := b.Top(2)
	r.summary(head.In(1, 0, head.W-2, 1))
	if r.due == nil {
		return
	}
	if len(r.order) == 0 {
		rest.Text(3, 0, r.f.Text("reviews.nothing"), canvas.Good)
		return
	}
	if rest.W >= 130 {
		left, right := rest.Left(rest.W * 60 / 100)
		right.Upright(0)
		r.rows(head.In(0, 1, left.W, 1), left)
		drawHome(r.f, right.In(2, 0, right.W-3, right.H), r.home(), r.at())
		return
	}
	below, list := rest.Bottom(max(6, rest.H*2/5))
	r.rows(head.In(0, 1, head.W, 1), list)
	below.Rule(0)
	drawHome(r.f, below.In(2, 1, below.W-3, below.H-1), r.home(), r.at())
}

// summary draws the month and how many reviews there are.
func (r *reviews) summary(b canvas.Box) {
	end := b.Text(0, 0, r.f.Text("reviews.month", r.at().String()), canvas.Strong)
	if r.due == nil {
		return
	}
	n := homesBy(r.due)
	if n[review.Overdue] > 0 {
		end = b.Text(end+2, 0, r.f.Text("reviews.overdue", strconv.Itoa(n[review.Overdue])), canvas.Bad)
	}
	end = b.Text(end+2, 0, r.f.Text("reviews.counts", strconv.Itoa(n[review.DueNow]), strconv.Itoa(n[review.Upcoming]), strconv.Itoa(len(r.order))), canvas.Plain)
	b.RightIn(end+2, 0, b.W-end-2, r.wanted.told(r.f, r.places), canvas.Accent)
}

func (r *reviews) rows(headings, b canvas.Box) {
	columns := []frame.Column{
		{Heading: r.f.Text("reviews.status"), Width: 10},
		{Heading: r.f.Text("reviews.due"), Width: 7},
		{Heading: r.f.Text("reviews.number"), Width: 7},
		{Heading: r.f.Text("column.head"), Width: 8, Share: 1},
		{Heading: r.f.Text("reviews.reason"), Width: 13, Share: 2},
		{Heading: r.f.Text("reviews.amount"), Width: 10, Right: true},
		{Heading: r.f.Text("column.village"), Width: 12, Share: 3},
	}
	spans := frame.Table(columns, b.W-2)
	frame.Headings(headings, columns, spans)
	r.list.Draw(b, true, func(i int, line canvas.Box, style canvas.Style) {
		h := &r.due.Homes[r.order[i]]
		first, status := h.First(), worst(h)
		mark := markOf(status)
		if status == review.Overdue {
			style = canvas.Bad
		}
		for x, text := range []string{
			mark + " " + r.f.Lang.DueStatus(status), first.Month.String(), string(h.Household.Number), calledBy(h.Household),
			r.reasons(h), amountOf(r.f, h), h.Township + h.Village,
		} {
			spans[x].Text(line, text, style)
		}
	})
}

// markOf tells a status without words or colour.
func markOf(s review.Status) string {
	switch s {
	case review.Overdue:
		return "●"
	case review.DueNow:
		return "○"
	}
	return "·"
}

// reasons are why a home is to be visited, each once, the first due first.
func (r *reviews) reasons(h *review.Home) string {
	words := []string{r.f.Lang.DueReason(h.First().Reason)}
	for i := range h.Awards {
		word := r.f.Lang.DueReason(h.Awards[i].Reason)
		if word != words[0] && len(words) == 1 {
			words = append(words, word)
		}
	}
	return strings.Join(words, " ")
}

// amountOf is what a home's awards are paid in the month, or that it is held.
func amountOf(f *frame.Frame, h *review.Home) string {
	var sum calc.Money
	held := false
	for i := range h.Awards {
		sum += h.Awards[i].Amount
		held = held || h.Awards[i].Held
	}
	if held && sum == 0 {
		return f.Text("reviews.held")
	}
	return sum.String()
}
