package casework_test

import (
	"cmp"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/calc/review"
	"doudi/calc/roster"
	"doudi/cmd/county"
	"doudi/store"
	"doudi/store/casework"
)

// fromEnvironment is a size that the environment may set.
func fromEnvironment(name string, otherwise int) int {
	n, _ := strconv.Atoi(os.Getenv(name))
	return cmp.Or(n, otherwise)
}

// year is a made-up county going through its months, with casework in each, and
// what its calendar foresaw.
type year struct {
	*bureau
	dir      string
	options  county.Options
	dice     *rand.Rand
	version  int // of the tables
	foreseen []forecast
	checked  int // predictions compared
	held     int // among them months held
}

// forecast is what was foreseen of one award as it then stood.
type forecast struct {
	*review.Outlook
	decisions, facts, version int
}

// TestCalendarForesees runs a made-up county through months with visits, notes,
// imports and new standards. Before each roster the calendar must foresee it to
// the cent, and further ahead every award that nobody touches meanwhile; a
// review kept never stays due in the past. DOUDI_REVIEW_HOUSEHOLDS and
// DOUDI_REVIEW_MONTHS set its size.
func TestCalendarForesees(t *testing.T) {
	y := &year{
		bureau: &bureau{t, filepath.Join(t.TempDir(), "county.db")}, dir: filepath.Join(t.TempDir(), "county"), dice: rand.New(rand.NewPCG(5, 7)),
		options: county.Options{
			Households: fromEnvironment("DOUDI_REVIEW_HOUSEHOLDS", 90), Months: fromEnvironment("DOUDI_REVIEW_MONTHS", 7), Seed: 1, Opening: of2026(7),
		},
	}
	y.ok(county.Write(y.dir, y.options))
	y.founds()
	for k := range y.options.Months {
		m := y.options.Opening + calc.Month(k)
		y.comesIn(m)
		y.casework(m)
		y.foresees(m)
		y.compares(m)
		y.seal(m)
	}
	if y.checked == 0 || y.held == 0 {
		t.Errorf("%d predictions compared, %d of a payment held", y.checked, y.held)
	}
	y.replays()
	y.ok(y.as("admin").Store.Check(true))
}

// tables are a policy of the county in which payments are held soon.
func (y *year) tables(folder string) []calc.Table {
	dir := y.TempDir()
	y.ok(os.CopyFS(dir, os.DirFS(filepath.Join(y.dir, folder))))
	path := filepath.Join(dir, "parameter.csv")
	text, err := os.ReadFile(path)
	y.ok(err)
	held := strings.Replace(string(text), "review.hold_after,12,", "review.hold_after,1,", 1)
	if held == string(text) {
		y.Fatal("the county's tables hold payments otherwise")
	}
	y.ok(os.WriteFile(path, []byte(held), 0o600))
	return y.sheets(dir)
}

func (y *year) founds() {
	_, _, err := y.as("admin").Found(casework.Founding{
		County: "清河县", Opening: y.options.Opening, Policy: y.tables(county.PolicyFolder), Regions: y.sheets(filepath.Join(y.dir, county.RegionFile)),
	})
	y.ok(err)
	y.version = 1
	for _, name := range []string{"li", "wang"} {
		y.ok(y.as("admin").AddOperator(store.Operator{Name: name, Roles: []store.Role{store.Officer}}, testKey()))
	}
	y.imports(filepath.Join(y.dir, county.DataFolder))
}

func (y *year) comesIn(m calc.Month) {
	if m == y.options.PolicyMonth() {
		_, err := y.as("admin").LoadPolicy(y.tables(county.NewPolicyFolder(m)))
		y.ok(err)
		y.version++
	}
	if events := filepath.Join(y.dir, county.EventFolder(m)); m > y.options.Opening && exists(events) {
		_, err := y.onDay("li", m.First()).Import(y.sheets(events), events)
		y.ok(err)
	}
}

// casework visits about half of the homes that are due, and notes things of a
// few.
func (y *year) casework(m calc.Month) {
	day := calc.NewDay(m.Year(), m.Number(), 20)
	list, err := y.onDay("li", day).DueReviews(casework.DueQuery{Month: m, Statuses: []review.Status{review.DueNow, review.Overdue, review.Later}})
	y.ok(err)
	for i := range list.Homes {
		h := &list.Homes[i]
		switch first := h.First(); {
		case y.dice.IntN(20) == 0:
			y.notes(day, h)
		case first.Status != review.Later && y.dice.IntN(2) == 0:
			y.visits(day, h.Household.Number)
		}
	}
}

func (y *year) visits(day calc.Day, n calc.HouseholdNumber) {
	done, err := y.looks("li", day, n, func(v *casework.HomeVisit) { v.Settles = y.dice.IntN(2) == 0 })
	if calc.Refused(err, "visit.finding_open") || calc.Refused(err, "visit.nothing") {
		return
	}
	y.ok(err)
	for _, a := range done.Awards {
		if a.Outcome == review.Keep && a.IsDue && a.Due.Month < day.Month() {
			y.Errorf("household %s, %s: kept, but due in %s", n, a.Program, a.Due.Month)
		}
	}
}

// notes records one thing or another of a household.
func (y *year) notes(day calc.Day, h *review.Home) {
	person := h.Household.Members[y.dice.IntN(len(h.Household.Members))].ID
	facts := []review.Fact{
		{Kind: review.FindingFact, Text: "名下有车"},
		{Kind: review.ChangeFact, Day: (day.Month() - 2).First(), Text: "就业"},
		{Kind: review.StayFact, Person: person, Day: (day.Month() - 2).First()},
		{Kind: review.SchoolFact, Person: person, Stage: calc.Senior, Until: (day.Month() + 2).First()},
		{Kind: review.RefusalFact, Person: person},
	}
	_, err := y.onDay("li", day).NoteFact(h.Household.Number, facts[y.dice.IntN(len(facts))])
	if !calc.Refused(err, "note.known") {
		y.ok(err)
	}
}

// standings walks all awards as they are.
func (y *year) standings(f func(a *calc.Award, facts []review.Fact, p *policy.Policy)) {
	p, err := y.as("li").Policy(0)
	y.ok(err)
	y.ok(y.as("li").Store.View(func(tx *store.Tx) error {
		return tx.Standings("", func(_ calc.RegionCode, _ calc.HouseholdNumber, awards []calc.Award, facts []review.Fact) error {
			for i := range awards {
				f(&awards[i], facts, p)
			}
			return nil
		})
	}))
}

// foresees notes what the calendar says of this month and the three after it.
func (y *year) foresees(m calc.Month) {
	y.standings(func(a *calc.Award, facts []review.Fact, p *policy.Policy) {
		ahead, err := review.Foresee(a, review.Gather(a, facts, 0), p, m, 4)
		y.ok(err)
		y.foreseen = append(y.foreseen, forecast{ahead, len(a.Decisions), len(facts), y.version})
	})
}

// compares holds a month's roster beside all that was foreseen of it: the county's
// sums by the calendar of today, and every award by earlier ones unless somebody
// touched it since.
func (y *year) compares(m calc.Month) {
	var amount calc.Money
	held := 0
	entries := map[calc.AwardKey]roster.Entry{}
	for key, e := range y.entries(y.roster(m)) {
		entries[key] = e
		amount += e.Amounts.Total()
		if e.Held {
			held++
		}
	}
	today, err := y.onDay("li", m.First()).ReviewCalendar(m, 1, "")
	y.ok(err)
	if now := today.Months[0]; now.Amount != amount || now.Held != held || today.Missing != 0 {
		y.Errorf("%s: foreseen %s and %d held, the roster pays %s and holds %d", m, now.Amount, now.Held, amount, held)
	}
	type standing struct{ decisions, facts int }
	present := map[calc.AwardKey]standing{}
	y.standings(func(a *calc.Award, facts []review.Fact, _ *policy.Policy) {
		present[a.AwardKey] = standing{len(a.Decisions), len(facts)}
	})
	for _, f := range y.foreseen {
		i := int(m - f.Months[0].Month)
		if i >= len(f.Months) || f.version != y.version || present[f.AwardKey] != (standing{f.decisions, f.facts}) {
			continue
		}
		y.compare(&f.Months[i], f.Months[0].Month, entries[f.AwardKey], f.AwardKey)
	}
}

func (y *year) compare(ahead *review.MonthAhead, since calc.Month, e roster.Entry, key calc.AwardKey) {
	var arrears calc.Money
	for _, c := range e.Arrears {
		if c.Month >= since {
			arrears += c.Amount
		}
	}
	if ahead.Amounts != e.Amounts || ahead.Held != e.Held || ahead.Arrears != arrears {
		y.Errorf("%s of %v, foreseen in %s: %+v, held %v, arrears %s; the roster has %+v, held %v, arrears %s",
			ahead.Month, key, since, ahead.Amounts, ahead.Held, ahead.Arrears, e.Amounts, e.Held, arrears)
	}
	y.checked++
	if e.Held {
		y.held++
	}
}
