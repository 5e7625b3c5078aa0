package tui

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// note is something that bears on a household's reviews besides visits 情况变化, as it
// is typed, and beside it what becomes due by it.
type note struct {
	*paper
	sheet    *casework.VisitSheet
	blank    map[string]string
	checking frame.Pending
}

// noteDraft is the code of the form's name.
const noteDraft = "note.name"

// noteEvent opens the form for an event of a household.
func noteEvent(f *frame.Frame, p *frame.Pending, n calc.HouseholdNumber) tea.Cmd {
	return frame.Read(f, p, func(o *casework.Office) (*casework.VisitSheet, error) { return o.VisitSheet(n, nil) }, func(s *casework.VisitSheet, err error) tea.Cmd {
		if err != nil {
			return f.Fail(err)
		}
		return f.Open(newNote(f, s))
	})
}

func newNote(f *frame.Frame, s *casework.VisitSheet) *note {
	number := string(s.Household.Number)
	n := &note{sheet: s}
	n.paper = &paper{f: f, title: f.Text("note.title", number, calledBy(s.Household)), draft: noteDraft + "/" + number, try: n.attempt, hand: n.check, adapt: n.fit}
	n.form = form.New(n.fields()...)
	n.form.Set("day", f.Today().String())
	n.blank = n.form.Values()
	n.start()
	return n
}

// Draft keeps nothing of a form in which nothing was typed.
func (n *note) Draft() (string, map[string]string) {
	values := n.form.Values()
	if maps.Equal(values, n.blank) {
		return n.draft, nil
	}
	return n.draft, values
}

// ofHousehold are the events of one household, ofRegion those that can also be of
// all households of a village or township.
var (
	ofHousehold = []review.FactKind{
		review.FindingFact, review.ChangeFact, review.DeathFact, review.SchoolFact, review.StayFact, review.RefusalFact, review.MatchFact, review.NoticeFact, review.ClosedFact,
	}
	ofRegion = []review.FactKind{review.MatchFact, review.NoticeFact}
)

func (n *note) fields() []*form.Field {
	f, h := n.f, n.sheet.Household
	people := []form.Option{{Label: f.Text("note.whole_home")}}
	for i := range h.Members {
		people = append(people, form.Option{Value: string(h.Members[i].ID), Label: h.Members[i].Name})
	}
	places := []form.Option{
		{Label: f.Text("note.this_home")},
		{Value: string(h.Region), Label: f.Text("note.all_of", n.sheet.Village)},
		{Value: string(h.Region.Township()), Label: f.Text("note.all_of", n.sheet.Township)},
	}
	day := func(needed bool) func(string) string {
		return func(v string) string {
			if _, err := calc.ParseDay(v); err != nil && (needed || v != "") {
				return f.Text("field.day")
			}
			return ""
		}
	}
	hint := f.Text("field.day_hint")
	return []*form.Field{
		{Key: "place", Label: f.Text("note.place"), Kind: form.Choice, Options: places},
		{Key: "kind", Label: f.Text("note.kind"), Kind: form.Choice, Options: n.kinds(ofHousehold)},
		{Key: "check", Label: f.Text("note.kind"), Kind: form.Choice, Options: n.kinds(ofRegion)},
		{Key: "of", Label: f.Text("note.of"), Kind: form.Choice, Options: n.open()},
		{Key: "person", Label: f.Text("note.person"), Kind: form.Choice, Options: people},
		{Key: "program", Label: f.Text("reviews.program"), Kind: form.Choice, Options: []form.Option{
			{Label: f.Text("reviews.all")},
			{Value: string(calc.Dibao), Label: f.Lang.Program(calc.Dibao)},
			{Value: string(calc.Tekun), Label: f.Lang.Program(calc.Tekun)},
			{Value: string(calc.Edge), Label: f.Lang.Program(calc.Edge)},
		}},
		{Key: "stage", Label: f.Text("note.stage"), Kind: form.Choice, Options: visitOptions[calc.Schooling](f.Lang)},
		{Key: "day", Label: f.Text("note.day"), Hint: hint, Limit: 30, Check: day(true)},
		{Key: "until", Label: f.Text("note.until"), Hint: hint, Limit: 30, Check: day(false)},
		{Key: "reported", Label: f.Text("note.reported"), Hint: f.Text("note.today"), Limit: 30, Check: day(false)},
		{Key: "text", Label: f.Text("note.text"), Limit: 500},
	}
}

func (n *note) kinds(kinds []review.FactKind) (list []form.Option) {
	for _, k := range kinds {
		if k != review.ClosedFact || len(n.sheet.Open) > 0 {
			list = append(list, form.Option{Value: k.String(), Label: n.f.Lang.FactKind(k)})
		}
	}
	return list
}

// open are the findings and changes that can be struck off.
func (n *note) open() (list []form.Option) {
	for i := range n.sheet.Open {
		x := &n.sheet.Open[i]
		list = append(list, form.Option{Value: strconv.FormatUint(x.Seq, 10), Label: n.f.Lang.FactLine(x, n.sheet.Household)})
	}
	return list
}

// fit hides the fields that say nothing of the kind of event.
func (n *note) fit() {
	region := n.form.Value("place") != ""
	n.form.Field("kind").Hidden, n.form.Field("check").Hidden = region, !region
	k := kindOfNote(n.form.Values())
	for key, kinds := range map[string][]review.FactKind{
		"of":       {review.ClosedFact},
		"person":   {review.FindingFact, review.ChangeFact, review.DeathFact, review.SchoolFact, review.StayFact, review.RefusalFact},
		"program":  ofRegion,
		"stage":    {review.SchoolFact},
		"until":    {review.SchoolFact, review.StayFact},
		"reported": {review.DeathFact, review.ChangeFact},
		"text":     {review.FindingFact, review.ChangeFact, review.ClosedFact, review.RefusalFact, review.MatchFact, review.NoticeFact, review.StayFact, review.DeathFact},
	} {
		n.form.Field(key).Hidden = !slices.Contains(kinds, k)
	}
}

// kindOfNote is the kind that the fields name.
func kindOfNote(values map[string]string) review.FactKind {
	code := values["kind"]
	if values["place"] != "" {
		code = values["check"]
	}
	k, _ := review.ParseFactKind(code)
	return k
}

// noted is the event as the fields say it, and the region whose households it is
// of, "" for this one.
func noted(values map[string]string) (f review.Fact, region string) {
	f = review.Fact{Kind: kindOfNote(values), Text: strings.TrimSpace(values["text"])}
	day := func(key string) calc.Day {
		d, _ := calc.ParseDay(values[key]) // the field says what is wrong with it
		return d
	}
	f.Day = day("day")
	switch f.Kind {
	case review.MatchFact, review.NoticeFact:
		f.Program = calc.Program(values["program"])
		return f, values["place"]
	case review.SchoolFact:
		f.Stage, _ = calc.ParseKind[calc.Schooling](values["stage"])
		f.Until, f.Text = day("until"), ""
	case review.StayFact:
		f.Until = day("until")
	case review.DeathFact, review.ChangeFact:
		f.Reported = day("reported")
	case review.ClosedFact:
		f.Of, _ = strconv.ParseUint(values["of"], 10, 64)
		return f, ""
	}
	f.Person = calc.IDNumber(values["person"])
	return f, ""
}

// make notes the event, or tries to.
func (n *note) make(o *casework.Office, values map[string]string) (*casework.Noted, error) {
	f, region := noted(values)
	if region != "" {
		return o.NoteRegion(region, f)
	}
	return o.NoteFact(n.sheet.Household.Number, f)
}

// attempt tries the event and takes it back; the text may still be missing then.
func (n *note) attempt(o *casework.Office, values map[string]string) (effect, error) {
	trial := *o
	trial.Dry = true
	if values["text"] == "" {
		values = maps.Clone(values)
		values["text"] = n.title
	}
	done, err := n.make(&trial, values)
	if err != nil {
		return nil, err
	}
	lines := notedLines(n.f, kindOfNote(values), values["place"], done)
	return func(b canvas.Box) {
		y := b.Fold(0, n.f.Text("note.effect"), canvas.Strong)
		for _, line := range lines {
			y = b.Fold(y, line.text, line.style)
		}
	}, nil
}

// notedLines tell what an event leads to.
func notedLines(f *frame.Frame, kind review.FactKind, region string, done *casework.Noted) (lines []styled) {
	add := func(style canvas.Style, text string) { lines = append(lines, styled{text, style}) }
	if region != "" {
		add(canvas.Plain, f.Text("note.homes", f.Lang.FactKind(kind), strconv.Itoa(done.Households)))
		return lines
	}
	if done.Refusals > 0 {
		add(canvas.Warn, f.Lang.RefusedTimes(done.Refusals))
	}
	if done.Late {
		add(canvas.Warn, f.Lang.LateChange())
	}
	for i := range done.Home.Awards {
		a := &done.Home.Awards[i]
		style := canvas.Plain
		if a.Status >= review.DueNow {
			style = canvas.Warn
		}
		add(style, markOf(a.Status)+" "+f.Lang.HomeAwardLine(a, done.Home.Household))
	}
	if len(done.Home.Awards) == 0 {
		add(canvas.Dim, f.Text("note.no_award"))
	}
	return lines
}

// check tries the event as it is handed in, and asks whether it is to be noted.
func (n *note) check() tea.Cmd {
	values := n.form.Values()
	return frame.Read(n.f, &n.checking, func(o *casework.Office) (*casework.Noted, error) {
		trial := *o
		trial.Dry = true
		return n.make(&trial, values)
	}, func(done *casework.Noted, err error) tea.Cmd {
		if err != nil {
			return n.f.Fail(err)
		}
		fact, region := noted(values)
		lines := []string{n.f.Lang.FactLine(&fact, n.sheet.Household)}
		for _, line := range notedLines(n.f, fact.Kind, region, done) {
			lines = append(lines, line.text)
		}
		return n.f.Confirm(n.title, lines, func() tea.Cmd { return n.record(values) })
	})
}

func (n *note) record(values map[string]string) tea.Cmd {
	return frame.Act(n.f, func(o *casework.Office) (*casework.Noted, error) { return n.make(o, values) }, func(done *casework.Noted) tea.Cmd {
		return n.done(n.f.Lang.Noted(kindOfNote(values), done.Seq, done.Households))
	})
}
