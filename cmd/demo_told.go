package cmd

import (
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/pinyin"
	"doudi/cmd/county"
	"doudi/reports/spreadsheet"
)

// tell prints a step of the tale; a program is given the document alone.
func (d *demo) tell(text string) {
	if !d.json {
		d.say(text)
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

// tellDesk tells what else was done, and how to look at it on the screens.
func (d *demo) tellDesk() {
	if len(d.desk.tale) == 0 {
		return
	}
	d.tell("")
	d.tell(d.lang.DemoWindow(on(demoOpening+1, 28), demoToday(), d.desk.applications))
	for _, line := range d.desk.tale {
		d.tell(line)
	}
	d.tell(d.lang.DemoScreens(demoToday()))
	d.tell("  " + d.opensScreens())
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
	path, keys := filepath.Join(d.dir, demoStore), filepath.Join(d.dir, demoKeys)
	commands := []string{"export DOUDI_STORE=" + quoted(path) + " DOUDI_KEY=" + quoted(keys) + " DOUDI_OPERATOR=li"}
	if runtime.GOOS == "windows" {
		commands = []string{
			"set DOUDI_STORE=" + path, "set DOUDI_KEY=" + keys, "set DOUDI_OPERATOR=li",
			`$env:DOUDI_STORE = "` + path + `"; $env:DOUDI_KEY = "` + keys + `"; $env:DOUDI_OPERATOR = "li"  ` + d.lang.DemoOr(),
		}
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
		"today": demoToday().String(), "applications": d.desk.applications, "visits": d.desk.visits,
	}
}
