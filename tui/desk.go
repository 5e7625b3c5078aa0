package tui

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/calc/review"
	"doudi/calc/roster"
	"doudi/reports"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// The tabs by their places, for who goes to them.
const (
	tabDesk = iota
	tabHouseholds
	tabApplications
	tabReviews
	tabDecisions
	tabMonth
	tabTables
	tabJournal
	tabAdmin
)

// desk is the first screen 工作台: what is due today, in the order of what hurts
// most if it is missed, each row one key from being done; beside it the month
// that is to be paid, and what will change by itself in the next one. Each part
// comes when it is known; what the operator may not read is left out.
type desk struct {
	f    *frame.Frame
	kept *monthKept
	list frame.List

	waits []casework.Await
	due   *casework.DueList
	files []*casework.ApplicationFile
	month *monthSeen
	ahead *review.MonthSum
	owed  []*casework.ApplicationFile // approved, and nothing determined yet
	begin *casework.Beginning
	asked deskState // at which the slow parts were asked for
	parts [7]frame.Pending

	opening frame.Pending // of a new application
}

func newDesk(f *frame.Frame, kept *monthKept) frame.Screen { return &desk{f: f, kept: kept} }

func (d *desk) Title() string { return d.f.Text("tab.desk") }

// Start asks for every part by itself. The month and what lies ahead take a look
// at every family: they are asked for anew only after records have changed.
func (d *desk) Start() tea.Cmd {
	month, known := d.f.Today().Month(), d.kept.seen
	all := []tea.Cmd{
		part(d, 0, (*casework.Office).Awaiting, func(x []casework.Await) { d.waits = x }),
		part(d, 1, func(o *casework.Office) ([]*casework.ApplicationFile, error) {
			return o.Applications(casework.ApplicationFilter{})
		}, func(x []*casework.ApplicationFile) { d.files = x }),
	}
	if d.begin == nil || !d.begin.Begun { // which it stays
		all = append(all, part(d, 5, (*casework.Office).Beginning, d.setBeginning))
	}
	now := deskState{d.f.Changed, d.f.Today()}
	if d.asked == now {
		return tea.Batch(all...)
	}
	d.asked = now
	return tea.Batch(append(all,
		part(d, 6, func(o *casework.Office) ([]*casework.ApplicationFile, error) {
			return o.Applications(casework.ApplicationFilter{Approved: true})
		}, func(x []*casework.ApplicationFile) { d.owed = x }),
		part(d, 2, func(o *casework.Office) (*casework.DueList, error) {
			return o.DueReviews(casework.DueQuery{Month: month, Statuses: listed})
		}, func(x *casework.DueList) { d.due = x }),
		part(d, 3, func(o *casework.Office) (*monthSeen, error) {
			return readMonth(d.f.Lang, o, 0, known)
		}, func(x *monthSeen) { d.month, d.kept.seen = x, x }),
		part(d, 4, func(o *casework.Office) (*review.MonthSum, error) {
			foreseen, err := o.ReviewCalendar(month, 2, "")
			if err != nil {
				return nil, err
			}
			return &foreseen.Months[1], nil
		}, func(x *review.MonthSum) { d.ahead = x }),
	)...)
}

// deskState is what the slow parts of the desk depend on: the records, and the
// day.
type deskState struct {
	changed int
	day     calc.Day
}

// part asks for one part of the desk. A refusal leaves it out: it is for others.
func part[T any](d *desk, i int, read func(*casework.Office) (T, error), take func(T)) tea.Cmd {
	return frame.Read(d.f, &d.parts[i], read, func(value T, err error) tea.Cmd {
		if err == nil {
			take(value)
		}
		d.list.SetRows(len(d.rows()))
		return nil
	})
}

// task is a row of the desk.
type task struct {
	mark  string
	style canvas.Style
	name  string
	count int
	note  string
	do    func() tea.Cmd
	how   string // of a step of the beginning, instead of a count
}

// rows are what is due, what hurts most first; nothing that is not.
func (d *desk) rows() []task {
	text, to := d.f.Text, func(tab int) func() tea.Cmd { return func() tea.Cmd { return d.f.Go(tab) } }
	var all []task
	add := func(harm canvas.Style, name string, count int, note string, do func() tea.Cmd) {
		if count == 0 {
			return
		}
		mark := map[canvas.Style]string{canvas.Bad: "●", canvas.Warn: "○", canvas.Plain: "·"}[harm]
		all = append(all, task{mark: mark, style: harm, name: name, count: count, note: note, do: do})
	}
	urgent := d.urgencies()
	var homes [review.Overdue + 1]int
	reviewing := func(s review.Status) func() tea.Cmd { return func() tea.Cmd { return goToReviews(d.f, s) } }
	if d.due != nil {
		homes = homesBy(d.due)
		add(canvas.Bad, text("desk.overdue"), homes[review.Overdue], d.oldest(), reviewing(review.Overdue))
	}
	if d.month != nil && d.month.State != roster.Confirmed {
		add(canvas.Bad, text("desk.blocks"), len(d.month.blocking), text("desk.blocks_note"), to(tabMonth))
	}
	add(canvas.Bad, text("desk.late"), urgent[procedure.Overdue], "", to(tabApplications))
	add(canvas.Warn, text("desk.due_today"), urgent[procedure.DueToday], "", to(tabApplications))
	add(canvas.Warn, text("desk.due_tomorrow"), urgent[procedure.DueTomorrow], "", to(tabApplications))
	confirm, accounts, rest := d.waiting()
	add(canvas.Warn, text("desk.confirm"), confirm, "", to(tabDecisions))
	add(canvas.Warn, text("desk.roster"), d.submitted(), "", to(tabMonth))
	add(canvas.Warn, text("desk.owed"), len(d.owed), "", d.determine)
	add(canvas.Warn, text("desk.accounts"), accounts, "", to(tabDecisions))
	add(canvas.Warn, text("desk.notice_over"), urgent[procedure.NoticeOver], "", to(tabApplications))
	if d.due != nil {
		add(canvas.Warn, text("desk.due"), homes[review.DueNow], text("desk.this_month"), reviewing(review.DueNow))
	}
	add(canvas.Plain, text("desk.mine"), rest, text("desk.mine_note"), to(tabDecisions))
	add(canvas.Plain, text("desk.drafts"), len(d.f.Drafts()), "", d.drafts)
	if d.due != nil {
		add(canvas.Plain, text("desk.upcoming"), homes[review.Upcoming], text("desk.three_months"), reviewing(review.Upcoming))
	}
	return append(all, d.firstSteps()...)
}

// waiting counts what waits for a second person: decisions and accounts that the
// operator may confirm, and what waits for somebody else.
func (d *desk) waiting() (confirm, accounts, rest int) {
	for i := range d.waits {
		switch w := &d.waits[i]; {
		case w.Bar != nil:
			rest++
		case w.Account != nil:
			accounts++
		default:
			confirm++
		}
	}
	return confirm, accounts, rest
}

// submitted is 1 where a roster waits for this operator to confirm it.
func (d *desk) submitted() int {
	m := d.month
	if m == nil || m.State != roster.Submitted || m.Seal.SubmittedBy == d.f.Standing.Operator || !d.f.Standing.May(casework.ConfirmRoster) {
		return 0
	}
	return 1
}

// determine opens the file of a family whose application is approved.
func (d *desk) determine() tea.Cmd {
	options := make([]frame.Option, len(d.owed))
	for i, x := range d.owed {
		options[i] = frame.Option{Text: x.Number + " " + x.Applicant, Note: d.f.Lang.Program(x.Program)}
	}
	return d.f.Choose(d.f.Text("desk.owed"), options, func(i int) tea.Cmd { return d.f.Open(newFile(d.f, d.owed[i].Household)) })
}

// urgencies counts the applications by what presses most of them.
func (d *desk) urgencies() map[procedure.Urgency]int {
	counts := map[procedure.Urgency]int{}
	for _, f := range d.files {
		if due := f.Pressing(); due != nil {
			counts[due.Urgency]++
		}
	}
	return counts
}

// oldest says since when the first of the overdue reviews has been due.
func (d *desk) oldest() string {
	var first calc.Month
	for i := range d.due.Homes {
		if m := d.due.Homes[i].First().Month; first == 0 || m < first {
			first = m
		}
	}
	return d.f.Text("desk.oldest", first.String())
}

// drafts lets a half-filled form be taken up again.
func (d *desk) drafts() tea.Cmd {
	keys := d.f.Drafts()
	options := make([]frame.Option, len(keys))
	for i, key := range keys {
		options[i] = frame.Option{Text: draftName(d.f, key)}
	}
	return d.f.Choose(d.f.Text("desk.drafts"), options, func(i int) tea.Cmd { return openDraft(d.f, keys[i]) })
}

func (d *desk) Update(msg tea.KeyMsg) tea.Cmd {
	d.list.Key(msg)
	return nil
}

func (d *desk) Actions() []frame.Action {
	do := frame.Action{Key: "enter", Name: d.f.Text("desk.do"), Do: d.do}
	if len(d.rows()) == 0 {
		do.Why = d.f.Text("desk.nothing")
	}
	return []frame.Action{
		do,
		{Key: "/", Name: d.f.Text("act.find"), Do: func() tea.Cmd { return findHousehold(d.f) }},
		{Key: "n", Name: d.f.Text("desk.intake"), Do: func() tea.Cmd { return applicationWhose(d.f, &d.opening) }, Why: why(d.f, casework.HandleApplications)},
		{Key: "m", Name: d.f.Text("desk.month_end"), Do: func() tea.Cmd { return d.f.Go(tabMonth) }, Why: why(d.f, casework.ReadRoster)},
		{Key: "e", Name: d.f.Text("file.explain"), Do: d.explain, Why: d.whyNotExplain()},
	}
}

// explain shows why the month's sum is what it is: what it differs in from the month
// before, cause by cause.
func (d *desk) explain() tea.Cmd {
	return d.f.Open(newMonthChanges(&monthEnd{f: d.f, kept: d.kept, wanted: d.month.Month, seen: d.month}))
}

func (d *desk) whyNotExplain() string {
	if role := why(d.f, casework.ReadRoster); role != "" || d.month != nil {
		return role
	}
	return d.f.Text("month.computing")
}

func (d *desk) do() tea.Cmd { return d.rows()[d.list.At].do() }

func (d *desk) View(b canvas.Box) {
	if d.begins() {
		b = b.In(1, 0, b.W-2, b.H)
		b.Text(0, 0, d.f.Text("desk.begin"), canvas.Strong)
		d.today(b.In(0, 1, b.W, b.H-1))
		return
	}
	left, right := b.Left(b.W * 45 / 100)
	right.Upright(0)
	right = right.In(2, 0, right.W-3, right.H)
	left = left.In(1, 0, left.W-2, left.H)
	left.Text(0, 0, d.f.Text("desk.today"), canvas.Strong)
	d.today(left.In(0, 1, left.W, left.H-8))
	d.tomorrow(left.In(0, left.H-7, left.W, 7))
	d.paid(right)
}

// deskName is the columns of what a row of the desk is called.
const deskName = 18

// today draws what is due.
func (d *desk) today(b canvas.Box) {
	rows := d.rows()
	if len(rows) == 0 {
		if d.parts[0].Busy() || d.parts[2].Busy() {
			b.Text(2, 0, d.f.Text("desk.looking"), canvas.Dim)
			return
		}
		b.Text(2, 0, d.f.Text("desk.nothing"), canvas.Good)
		return
	}
	d.list.SetRows(len(rows))
	d.list.Draw(b, true, func(i int, line canvas.Box, _ canvas.Style) {
		row := &rows[i]
		line.Text(0, 0, row.mark, row.style)
		if row.how != "" {
			line.TextIn(2, 0, line.W-2, row.name, row.style)
			return
		}
		line.TextIn(2, 0, deskName, row.name, row.style)
		line.RightIn(deskName+2, 0, 6, strconv.Itoa(row.count), canvas.Strong)
		if line.Ruler().Width(row.note) < line.W-deskName-9 {
			line.Text(deskName+9, 0, row.note, canvas.Dim)
		}
	})
	if how := rows[d.list.At].how; how != "" && len(rows) < b.H {
		b.In(2, 0, b.W-2, b.H).Fold(len(rows)+1, how, canvas.Plain)
	}
}

// tomorrow draws what will change by itself next month.
func (d *desk) tomorrow(b canvas.Box) {
	b.Text(0, 0, d.f.Text("desk.ahead"), canvas.Strong)
	if d.ahead == nil {
		return
	}
	name := min(deskName, b.W-20) // so that the money has room
	for i := range d.ahead.Reasons {
		r := &d.ahead.Reasons[i]
		b.TextIn(2, i+1, name, d.f.Lang.CalendarWord(r.Reason), canvas.Plain)
		b.RightIn(name+2, i+1, 5, strconv.Itoa(r.Changes), canvas.Plain)
		b.RightIn(name+8, i+1, b.W-name-8, reports.Signed(r.Amount), canvas.Plain)
	}
	if len(d.ahead.Reasons) == 0 {
		b.Text(2, 1, d.f.Text("desk.no_change"), canvas.Dim)
	}
}

// paid draws the month that is to be paid next, and what the last ones paid.
func (d *desk) paid(b canvas.Box) {
	m := d.month
	if m == nil {
		if d.parts[3].Busy() {
			b.Text(0, 0, d.f.Text("desk.computing"), canvas.Dim)
		}
		return
	}
	end := b.Text(0, 0, d.f.Text("desk.month", m.Month.String()), canvas.Strong)
	b.Text(end+2, 0, d.f.Lang.RosterState(m.State, len(m.blocking) > 0), canvas.Warn)
	all := &m.sums.All
	b.Text(0, 1, d.f.Text("desk.paid", strconv.Itoa(all.Households), strconv.Itoa(all.Persons), reports.Grouped(all.Amount)), canvas.Plain)
	b.Text(0, 2, d.f.Text("desk.change", reports.Signed(all.Amount-m.beforeAmount())), canvas.Plain)
	causes, year := b.In(0, 3, b.W, b.H-3), b.In(0, 0, 0, 0)
	if b.H >= 24 {
		year, causes = causes.Bottom(13)
	}
	d.causes(causes)
	if year.H > 0 {
		year.Text(0, 0, d.f.Text("desk.year"), canvas.Strong)
		year.In(0, 1, year.W, year.H-1).Columns(paidBars(m.paid, m.Month, yearOfMonths, sealAmount), func(v int64) string { return reports.TenThousands(calc.Money(v)) })
	}
}

// causes draws why the month differs from the one before.
func (d *desk) causes(b canvas.Box) {
	for y, c := range d.month.sums.Causes {
		b.TextIn(2, y, b.W-24, d.f.Lang.CauseWithDetail(c.Code, c.Detail), canvas.Plain)
		b.RightIn(b.W-22, y, 6, strconv.Itoa(c.Awards), canvas.Dim)
		b.RightIn(b.W-15, y, 15, reports.Signed(c.Amount), canvas.Plain)
	}
}
