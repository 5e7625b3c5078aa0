package cmd

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/cmd/county"
	"doudi/reports"
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
	demoKeys       = "keys"
	demoAnchors    = "anchors"
	demoSheet      = "recovery.txt"
	mostHouseholds = 300_000
)

// demo is doudi demo: a made-up county and a few months of its life, by the
// acts that the other commands do.
func (e *env) demo() *cobra.Command {
	var households int
	var force, idle bool
	c := e.command("demo [DIR]", "demo", upToArgs(1), func(_ *cobra.Command, args []string) error {
		dir := "doudi-demo"
		if len(args) > 0 {
			dir = args[0]
		}
		return e.runDemo(dir, households, force, idle)
	})
	c.Flags().IntVar(&households, "households", 1000, e.lang.Flag("demo", "households"))
	c.Flags().BoolVar(&idle, "no-casework", false, e.lang.Flag("demo", "no-casework"))
	c.Flags().BoolVar(&force, "force", false, e.lang.Flag("demo", "force"))
	return c
}

func (e *env) runDemo(dir string, households int, force, idle bool) error {
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
	if !idle {
		d.arrange()
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
	secrets map[string]store.Secret // by operator
	people  int                     // on file after the first import
	proved  struct{ lines, deviations int }
	desk    demoDesk
}

// at is an operator's office on a day at ten in the morning.
func (d *demo) at(operator string, day calc.Day) *casework.Office {
	now := time.Date(day.Year(), time.Month(day.Number()), day.DayOfMonth(), 10, 0, 0, 0, time.UTC)
	office := casework.New(filepath.Join(d.dir, demoStore), store.Credentials{Operator: operator, Secret: d.secrets[operator]}, day, now)
	office.Store.Anchors = filepath.Join(d.dir, demoAnchors)
	return office
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
	if err := d.passTo(on(demoOpening+demoMonths-1, 28)); err != nil {
		return err
	}
	if err := d.prove(on(demoOpening+demoMonths-1, 28)); err != nil {
		return err
	}
	if err := d.passTo(demoToday()); err != nil {
		return err
	}
	d.tellDesk()
	return nil
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
	if err := d.makeKeys(); err != nil {
		return err
	}
	admin := d.at("admin", day)
	err := d.with(county.PolicyFolder, func(policy []calc.Table) error {
		return d.with(county.RegionFile, func(regions []calc.Table) error {
			_, sheet, err := admin.Found(casework.Founding{County: demoCounty, Opening: demoOpening, Policy: policy, Regions: regions})
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(d.dir, demoSheet), []byte(d.lang.RecoverySheet(demoCounty, demoStore, sheet)+"\n"), 0o600)
		})
	})
	for _, name := range []string{"li", "wang"} {
		if err == nil {
			err = admin.AddOperator(store.Operator{Name: name, Roles: []store.Role{store.Officer}}, d.secrets[name])
		}
	}
	if err == nil {
		d.tell("")
		d.tell(d.lang.DemoFounded(day, demoStore, demoOpening))
	}
	return err
}

// makeKeys makes a key file for each of the demo's operators.
func (d *demo) makeKeys() error {
	d.secrets = map[string]store.Secret{}
	for _, name := range []string{"admin", "li", "wang"} {
		secret, err := writeKey(name, filepath.Join(d.dir, demoKeys, name+".key"))
		if err != nil {
			return err
		}
		d.secrets[name] = secret
	}
	return nil
}

// take imports a folder that the county has handed in.
func (d *demo) take(folder string, day calc.Day) error {
	return d.with(folder, func(tables []calc.Table) error {
		done, err := d.at("li", day).Import(tables, folder)
		if err != nil {
			return err
		}
		d.tell(d.lang.DemoImported(day, folder, done.Added, done.Changed, done.Decisions))
		return d.confirmAccounts(done, day)
	})
}

// confirmAccounts is the second person of the accounts that an import asks for.
func (d *demo) confirmAccounts(done *casework.Imported, day calc.Day) error {
	if len(done.Accounts) == 0 {
		return nil
	}
	wang := d.at("wang", day)
	asked, err := wang.AskedAccounts(done.Entry)
	if err != nil {
		return err
	}
	confirmed, err := wang.ConfirmAccounts(asked)
	if err == nil {
		d.tell(d.lang.DemoAccounts(day, confirmed))
	}
	return err
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
	if err := d.passTo(on(m, 10)); err != nil {
		return err
	}
	if m == d.options.PolicyMonth() {
		if err := d.load(county.NewPolicyFolder(m), on(m, 10)); err != nil {
			return err
		}
	}
	if err := d.passTo(on(m, 16)); err != nil {
		return err
	}
	if m > demoOpening {
		if err := d.take(county.EventFolder(m), on(m, 16)); err != nil {
			return err
		}
	}
	if err := d.passTo(on(m, 20)); err != nil {
		return err
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
	m.files, err = reports.Export(reports.MonthOf(m.Book, m), filepath.Join(d.dir, m.out), d.lang, reports.DefaultBankProfile())
	if err != nil {
		return err
	}
	return d.at("li", day).Exported(m.Month, m.out, m.Digest, "")
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
