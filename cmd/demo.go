package cmd

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/pinyin"
	"doudi/calc/roster"
	"doudi/cmd/county"
	"doudi/reports"
	"doudi/reports/spreadsheet"
	"doudi/store"
	"doudi/store/casework"
)

// The demo's county lives in fixed months, whatever the clock says: its files
// and its seals are the same every day.
const (
	demoOpening    = calc.Month(2026*12 + 6) // 2026-07
	demoMonths     = 3
	demoCounty     = "清河县"
	demoStore      = "demo.db"
	mostHouseholds = 300_000
)

// demo is doudi demo: a made-up county and a few months of its life, by the
// acts that the other commands do.
func (e *env) demo() *cobra.Command {
	var households int
	var force bool
	c := e.command("demo [DIR]", "demo", upToArgs(1), func(_ *cobra.Command, args []string) error {
		dir := "doudi-demo"
		if len(args) > 0 {
			dir = args[0]
		}
		return e.runDemo(dir, households, force)
	})
	c.Flags().IntVar(&households, "households", 1000, e.lang.Flag("demo", "households"))
	c.Flags().BoolVar(&force, "force", false, e.lang.Flag("demo", "force"))
	return c
}

func (e *env) runDemo(dir string, households int, force bool) error {
	d := &demo{
		env: e, dir: dir, lives: map[calc.HouseholdNumber]map[calc.Month]*moment{},
		options: county.Options{Households: households, Opening: demoOpening, Months: demoMonths, Name: demoCounty},
	}
	d.cast = d.options.Cast()
	for _, n := range d.cast {
		d.lives[n] = map[calc.Month]*moment{}
	}
	if households < 1 || len(d.cast) == 0 || households > mostHouseholds {
		return usage("usage.bad_value", "--households", fmt.Sprint(households))
	}
	if err := e.prepareDemo(dir, force); err != nil {
		return err
	}
	if err := d.run(); err != nil {
		return err
	}
	if e.json {
		return e.document(d.document())
	}
	return d.close()
}

// demo is a demo at work.
type demo struct {
	*env
	dir     string
	options county.Options
	cast    map[county.Role]calc.HouseholdNumber
	lives   map[calc.HouseholdNumber]map[calc.Month]*moment // of the cast
	months  []*demoMonth
	people  int // on file after the first import
	proved  struct{ lines, deviations int }
}

// demoMonth is what came of a month.
type demoMonth struct {
	*casework.MonthRoster
	out    string
	files  []string
	causes []causeSum
}

// causeSum is one cause of a month's change.
type causeSum struct {
	roster.Cause
	awards int
}

// moment is a household of the cast in one month, all its awards together.
type moment struct {
	head                        string
	arrears                     map[calc.Month]calc.Money // by the month that they are for
	withheld, debt, bonus, aged calc.Money                // aged: what ages changed supplements by
}

// tell prints a step of the tale; a program is given the document alone.
func (d *demo) tell(text string) {
	if !d.json {
		d.say(text)
	}
}

// at is an operator's office on a day at ten in the morning.
func (d *demo) at(operator string, day calc.Day) *casework.Office {
	now := time.Date(day.Year(), time.Month(day.Number()), day.DayOfMonth(), 10, 0, 0, 0, time.UTC)
	return casework.New(filepath.Join(d.dir, demoStore), operator, day, now)
}

func on(m calc.Month, day int) calc.Day { return calc.NewDay(m.Year(), m.Number(), day) }

func (d *demo) run() error {
	if err := county.Write(d.dir, d.options); err != nil {
		return err
	}
	d.tell(d.lang.DemoBegun(demoCounty, d.dir))
	d.tell(d.lang.DemoHandedIn(demoInputs()))
	if err := d.found(on(demoOpening-1, 26)); err != nil {
		return err
	}
	if err := d.take(county.DataFolder, on(demoOpening-1, 29)); err != nil {
		return err
	}
	if err := d.count(on(demoOpening-1, 29)); err != nil {
		return err
	}
	for m := demoOpening; m < demoOpening+demoMonths; m++ {
		if err := d.month(m); err != nil {
			return err
		}
	}
	return d.prove(on(demoOpening+demoMonths-1, 28))
}

// with opens the tables at a name below the demo's folder for one act.
func (d *demo) with(name string, act func([]calc.Table) error) error {
	book, tables, err := open(filepath.Join(d.dir, name))
	if err != nil {
		return err
	}
	defer book.Close()
	return act(tables)
}

func (d *demo) found(day calc.Day) error {
	admin := d.at("admin", day)
	err := d.with(county.PolicyFolder, func(policy []calc.Table) error {
		return d.with(county.RegionFile, func(regions []calc.Table) error {
			_, err := admin.Found(casework.Founding{County: demoCounty, Opening: demoOpening, Policy: policy, Regions: regions})
			return err
		})
	})
	for _, name := range []string{"li", "wang"} {
		if err == nil {
			err = admin.AddOperator(store.Operator{Name: name, Role: store.Officer})
		}
	}
	if err == nil {
		d.tell("")
		d.tell(d.lang.DemoFounded(day, demoStore, demoOpening))
	}
	return err
}

// take imports a folder that the county has handed in.
func (d *demo) take(folder string, day calc.Day) error {
	return d.with(folder, func(tables []calc.Table) error {
		done, err := d.at("li", day).Import(tables, folder)
		if err == nil {
			d.tell(d.lang.DemoImported(day, folder, done.Added, done.Changed, done.Decisions))
		}
		return err
	})
}

// count says who is on file.
func (d *demo) count(day calc.Day) error {
	households := 0
	err := d.at("li", day).List("", func(h *calc.Household, _ string) error {
		households++
		d.people += len(h.Members)
		return nil
	})
	if err == nil {
		d.tell("            " + d.lang.DemoOnFile(households, d.people))
	}
	return err
}

// month is a month in the office: new tables, what the month brings, the
// roster, and two people to close it.
func (d *demo) month(m calc.Month) error {
	d.tell("")
	if m == d.options.PolicyMonth() {
		if err := d.load(county.NewPolicyFolder(m), on(m, 10)); err != nil {
			return err
		}
	}
	if m > demoOpening {
		if err := d.take(county.EventFolder(m), on(m, 16)); err != nil {
			return err
		}
	}
	r, err := d.at("li", on(m, 20)).Roster(m)
	if err != nil {
		return err
	}
	done := &demoMonth{MonthRoster: r, out: "out-" + m.String()}
	d.months = append(d.months, done)
	if err := d.addUp(done); err != nil {
		return err
	}
	if err := d.export(done, on(m, 20)); err != nil {
		return err
	}
	d.tellMonth(done)
	return d.seal(done)
}

func (d *demo) load(folder string, day calc.Day) error {
	return d.with(folder, func(tables []calc.Table) error {
		loaded, err := d.at("admin", day).LoadPolicy(tables)
		if err == nil {
			d.tell(d.lang.DemoTables(day, folder, loaded.Version, demoOpening))
		}
		return err
	})
}

// export writes a month's files, as roster run does.
func (d *demo) export(m *demoMonth, day calc.Day) error {
	as := *d.env
	as.operator = "li"
	var err error
	m.files, err = reports.Export(as.monthReport(m.MonthRoster), filepath.Join(d.dir, m.out), d.lang, reports.DefaultBankProfile())
	if err != nil {
		return err
	}
	return d.at("li", day).Exported(m.Month, m.out, m.Digest)
}

// seal submits and confirms a month and writes its files once more, now with
// the seal.
func (d *demo) seal(m *demoMonth) error {
	submitted, confirmed := on(m.Month, 21), on(m.Month, 22)
	if _, err := d.at("li", submitted).Submit(m.Month, nil, false); err != nil {
		return err
	}
	all := m.Seal.All
	if _, err := d.at("wang", confirmed).Confirm(m.Month, casework.Expectation{Total: &all.Amount, Lines: &all.Lines}); err != nil {
		return err
	}
	sealed, err := d.at("li", confirmed).Roster(m.Month)
	if err != nil {
		return err
	}
	m.MonthRoster = sealed
	d.tell(d.lang.DemoSealed(submitted, confirmed, sealed.Digest.Short(), m.out))
	return d.export(m, confirmed)
}

// prove does as roster verify and roster replay do.
func (d *demo) prove(day calc.Day) error {
	seals, err := d.at("li", day).Verify()
	if err != nil {
		return err
	}
	lines, deviations, err := d.at("li", day).Replay(0)
	if err != nil {
		return err
	}
	d.proved.lines, d.proved.deviations = lines, len(deviations)
	d.tell("")
	d.tell(d.lang.DemoProved(len(seals), lines, len(deviations)))
	return nil
}

// addUp sums the causes of a month's change, and notes what becomes of the cast.
func (d *demo) addUp(m *demoMonth) error {
	return m.Each(func(x *roster.Entry) error {
		for _, c := range x.Causes {
			m.because(c)
		}
		if months := d.lives[x.Household]; months != nil {
			now := months[m.Month]
			if now == nil {
				now = &moment{head: strings.Clone(x.Head), arrears: map[calc.Month]calc.Money{}}
				months[m.Month] = now
			}
			now.add(x)
		}
		return nil
	})
}

func (m *demoMonth) because(c roster.Cause) {
	i := slices.IndexFunc(m.causes, func(s causeSum) bool { return s.Code == c.Code && s.Detail == c.Detail })
	if i < 0 {
		i = len(m.causes)
		kept := roster.Cause{Code: roster.CauseCode(strings.Clone(string(c.Code))), Detail: strings.Clone(c.Detail)}
		m.causes = append(m.causes, causeSum{Cause: kept})
	}
	m.causes[i].awards++
	m.causes[i].Amount += c.Amount
}

// ordered are the causes in the order in which reports list them.
func (m *demoMonth) ordered() []causeSum {
	slices.SortFunc(m.causes, func(a, b causeSum) int {
		if a.Code != b.Code {
			return slices.Index(roster.CauseCodes, a.Code) - slices.Index(roster.CauseCodes, b.Code)
		}
		return strings.Compare(a.Detail, b.Detail)
	})
	return m.causes
}

func (now *moment) add(x *roster.Entry) {
	for _, c := range x.Arrears {
		now.arrears[c.Month] += c.Amount
	}
	now.withheld += x.RecoveryTotal()
	now.debt += x.Debt
	now.bonus += x.Bonus
	for _, c := range x.Causes {
		if c.Code == roster.Supplement {
			now.aged += c.Amount
		}
	}
}

func (d *demo) tellMonth(m *demoMonth) {
	d.tell(d.lang.DemoRun(on(m.Month, 20), m.Seal.All, len(m.Blocking()), m.Seal.Warnings))
	if m.Month == demoOpening {
		return
	}
	var rows [][]string
	var by calc.Money
	for _, c := range m.ordered() {
		rows = append(rows, d.lang.DemoCause(c.Cause, c.awards))
		by += c.Amount
	}
	d.tell("            " + d.lang.DemoChanges(by))
	d.columns("              ", rows, 1, 2)
}

// columns prints rows in columns, those named to the right.
func (d *demo) columns(before string, rows [][]string, right ...int) {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			widths = append(widths, 0)[:max(len(widths), i+1)]
			widths[i] = max(widths[i], spreadsheet.Width(cell))
		}
	}
	for _, row := range rows {
		line := before
		for i, cell := range row {
			blanks := strings.Repeat(" ", widths[i]-spreadsheet.Width(cell))
			if slices.Contains(right, i) {
				line += blanks + cell + "  "
			} else {
				line += cell + blanks + "  "
			}
		}
		d.tell(strings.TrimRight(line, " "))
	}
}

// close tells of some households, of one amount and its reasons, and what to
// try next.
func (d *demo) close() error {
	d.say("")
	d.say(d.lang.DemoHappened())
	for _, story := range d.stories() {
		d.say("  " + story)
	}
	last, n := demoOpening+demoMonths-1, d.cast[county.Hardship]
	list, err := d.at("li", on(last, 28)).Explain(n, calc.Dibao, last)
	if err != nil {
		return err
	}
	d.say("")
	d.say(d.lang.DemoWhy(n, d.lives[n][last].head))
	for i := range list {
		d.say(strings.TrimRight(d.lang.Explanation(briefly(list[i].Steps), list[i].Cites), "\n"))
	}
	d.say("")
	d.say(d.lang.DemoFolder(d.dir))
	d.columns("  ", d.lang.DemoFiles(last))
	d.say("")
	d.say(d.lang.DemoNext())
	for _, command := range d.next(last) {
		d.say("  " + command)
	}
	return nil
}

// briefly is an explanation without what the months before were owed for.
func briefly(s *entitlement.Step) *entitlement.Step {
	short := *s
	short.Steps = nil
	for _, step := range s.Steps {
		if step.Code == "arrears" {
			month := *step
			month.Steps = nil
			step = &month
		}
		short.Steps = append(short.Steps, step)
	}
	return &short
}

// stories are what happened to some of the cast, with the money.
func (d *demo) stories() []string {
	second, third := demoOpening+1, demoOpening+2
	of := func(r county.Role, m calc.Month) (calc.HouseholdNumber, *moment) {
		n := d.cast[r]
		return n, d.lives[n][m]
	}
	dead, found := of(county.LateDeath, third)
	lifted, paid := of(county.Lifted, third)
	corrected, first := of(county.TwiceCorrected, second)
	_, again := of(county.TwiceCorrected, third)
	gone, exit := of(county.Exit, third)
	grown, aged := of(county.OfAge, second)
	return []string{
		d.lang.DemoDeath(dead, found.head, third, found.withheld+found.debt, found.withheld, found.debt),
		d.lang.DemoLifted(lifted, paid.head, second, third, paid.arrears[second]),
		d.lang.DemoCorrected(corrected, first.head, second, third, first.withheld, first.debt, again.arrears[demoOpening]+again.arrears[second]),
		d.lang.DemoExit(gone, exit.head, exit.bonus),
		d.lang.DemoOfAge(grown, aged.head, second, aged.aged),
	}
}

// next are the commands to try, as the user's shell takes them.
func (d *demo) next(m calc.Month) []string {
	path := filepath.Join(d.dir, demoStore)
	commands := []string{"export DOUDI_STORE=" + quoted(path)}
	if runtime.GOOS == "windows" {
		commands = []string{"set DOUDI_STORE=" + path, `$env:DOUDI_STORE = "` + path + `"  ` + d.lang.DemoOr()}
	}
	n := d.cast[county.Hardship]
	initials := pinyin.Initials(d.lives[n][m].head)[0]
	for _, format := range []string{
		"doudi find %[1]s", "doudi household show %[2]s", "doudi explain %[3]s --month %[4]s", "doudi roster show --month %[4]s", "doudi roster diff --month %[4]s",
	} {
		commands = append(commands, fmt.Sprintf(format, initials, n, d.cast[county.LateDeath], m))
	}
	return commands
}

// quoted is a path as a shell takes it.
func quoted(path string) string {
	if !strings.ContainsAny(path, " \t'\"$&|;()<>*?#`~\\!{}[]") {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}

// document is the demo for programs.
func (d *demo) document() any {
	type cause struct {
		Cause  string `json:"cause"`
		Detail string `json:"detail"`
		Awards int    `json:"awards"`
		Amount string `json:"amount"`
	}
	months := []any{}
	for _, m := range d.months {
		causes := []cause{}
		for _, c := range m.ordered() {
			causes = append(causes, cause{string(c.Code), c.Detail, c.awards, c.Amount.String()})
		}
		all := m.Seal.All
		months = append(months, map[string]any{
			"month": m.Month.String(), "state": m.State.String(), "households": all.Households, "persons": all.Persons, "lines": all.Lines,
			"amount": all.Amount.String(), "findings": map[string]int{"block": len(m.Blocking()), "warn": m.Seal.Warnings},
			"causes": causes, "digest": m.Digest.String(), "out": filepath.Join(d.dir, m.out), "files": m.files,
		})
	}
	return map[string]any{
		"version": 1, "county": demoCounty, "folder": d.dir, "store": filepath.Join(d.dir, demoStore), "households": d.options.Households, "persons": d.people,
		"months": months, "replayed": d.proved.lines, "deviations": d.proved.deviations, "cast": d.cast,
	}
}

// The demo's folder is known by a file that says so.
const (
	demoMarker     = ".doudi-demo"
	demoMarkerText = "doudi demo 1\n"
)

// prepareDemo makes the folder, or empties one of an earlier demo where that
// is asked for. What no demo wrote stays.
func (e *env) prepareDemo(dir string, force bool) error {
	info, err := os.Stat(dir)
	switch {
	case os.IsNotExist(err):
		return markDemo(dir)
	case err != nil:
		return err
	case !info.IsDir():
		return e.refuseDemo(e.lang.DemoForeign(dir))
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	marker, _ := os.ReadFile(filepath.Join(dir, demoMarker))
	switch {
	case len(entries) == 0:
	case string(marker) != demoMarkerText:
		return e.refuseDemo(e.lang.DemoForeign(dir))
	case !force:
		return e.refuseDemo(e.lang.DemoThere(dir))
	}
	for _, name := range demoNames() {
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			return err
		}
	}
	return markDemo(dir)
}

func (e *env) refuseDemo(why string) error {
	e.complain(why)
	return errSilent(exitUsage)
}

func markDemo(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, demoMarker), []byte(demoMarkerText), 0o644)
}

// demoInputs are what the county hands in, and demoNames all that a demo makes
// in its folder but the marker.
func demoInputs() []string {
	last := demoOpening + demoMonths - 1
	return []string{
		county.PolicyFolder, county.RegionFile, county.DataFolder,
		county.EventFolder(last - 1), county.NewPolicyFolder(last), county.EventFolder(last),
	}
}

func demoNames() []string {
	names := append(demoInputs(), demoStore)
	for m := demoOpening; m < demoOpening+demoMonths; m++ {
		names = append(names, "out-"+m.String())
	}
	return names
}
