package cmd

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/store"
	"doudi/store/casework"
)

// initStore is doudi init: a new store with the county's tables and regions.
func (e *env) initStore() *cobra.Command {
	var tables, regions, opening, county string
	c := e.command("init", "init", exactly(0), func(*cobra.Command, []string) error {
		if err := need(map[string]string{"policy": tables, "regions": regions, "opening": opening}); err != nil {
			return err
		}
		return e.runInit(tables, regions, opening, county)
	})
	f := c.Flags()
	f.StringVar(&tables, "policy", "", e.lang.Flag("init", "policy"))
	f.StringVar(&regions, "regions", "", e.lang.Flag("init", "regions"))
	f.StringVar(&opening, "opening", "", e.lang.Flag("init", "opening"))
	f.StringVar(&county, "county", "", e.lang.Flag("init", "county"))
	return e.dryRun(c)
}

func (e *env) runInit(tables, regions, opening, county string) error {
	month, err := calc.ParseMonth(opening)
	if err != nil {
		return usage("usage.bad_value", "--opening", opening)
	}
	office, err := e.founder()
	if err != nil {
		return err
	}
	book, policyTables, err := open(tables)
	if err != nil {
		return err
	}
	defer book.Close()
	list, regionTables, err := open(regions)
	if err != nil {
		return err
	}
	defer list.Close()
	if err := os.MkdirAll(filepath.Dir(e.storePath()), 0o700); err != nil {
		return err
	}
	warnings, sheet, err := office.Found(casework.Founding{County: county, Opening: month, Policy: policyTables, Regions: regionTables})
	if faults := calc.Faults(nil); errors.As(err, &faults) {
		return faults
	}
	e.remarks(warnings)
	if err != nil {
		return err
	}
	e.keepKey()
	if e.json {
		return e.document(map[string]any{"version": 1, "store": e.storePath(), "county": county, "opening": month.String(), "recovery": sheet})
	}
	e.done(e.lang.Founded(e.storePath(), county, month, office.Operator))
	if sheet != "" {
		e.say(e.lang.RecoverySheet(county, e.storePath(), sheet))
	}
	if e.dry {
		return nil
	}
	return e.firstSteps(office)
}

// firstSteps tells what a new store needs before there is work.
func (e *env) firstSteps(office *casework.Office) error {
	next, err := office.Beginning()
	if err != nil {
		return err
	}
	for _, s := range next.Steps {
		if !s.Done {
			what, how := e.lang.Beginning(e.face, s.Code, s.Args...)
			e.remark(e.lang.Next(what, how))
		}
	}
	return nil
}

// founder is the office of the first administrator, whose secret is made here.
func (e *env) founder() (*casework.Office, error) {
	today, err := e.day()
	if err != nil {
		return nil, err
	}
	who := store.Credentials{Operator: e.operatorName()}
	if who.Operator == "" {
		return nil, usage("usage.missing_flag", "--operator")
	}
	if _, err := os.Stat(e.storePath()); err == nil {
		return nil, fmt.Errorf("%s: %w", e.storePath(), store.ErrExists)
	}
	who.Secret, err = e.newSecret(who.Operator, e.keyPath())
	return e.officeOf(who, today), err
}
