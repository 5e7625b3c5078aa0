package cmd

import (
	"os"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/store"
	"doudi/store/casework"
)

// policyLint is doudi policy lint: what is wrong or remarkable with tables.
func (e *env) policyLint() *cobra.Command {
	return e.command("lint PATH", "policy lint", exactly(1), func(_ *cobra.Command, args []string) error {
		office, withStore, err := e.lintOffice()
		if err != nil {
			return err
		}
		return e.withTables(args[0], func(tables []calc.Table) error {
			faults, err := office.LintPolicy(tables, withStore)
			if err != nil {
				return err
			}
			return e.lintResult(faults)
		})
	})
}

// lintOffice is the office that lints: with the store where there is one and a
// key to it, else beside it. Tables are written before there is a store.
func (e *env) lintOffice() (office *casework.Office, withStore bool, err error) {
	today, err := e.day()
	if err != nil {
		return nil, false, err
	}
	_, missing := os.Stat(e.storePath())
	if missing == nil && (e.keyPath() != "" || e.InTerminal && e.operatorName() != "") {
		office, err = e.office()
		return office, true, err
	}
	if missing == nil {
		e.remark(e.lang.LintedBeside(e.storePath()))
	}
	return e.officeOf(store.Credentials{}, today), false, nil
}

// lintResult prints what lint found: the faults that refuse the tables make
// the exit code 2.
func (e *env) lintResult(faults calc.Faults) error {
	faults = faults.InOrder()
	bad := len(faults.Refusing())
	if e.json {
		if err := e.document(faultsDocument(e, faults)); err != nil {
			return err
		}
	} else {
		for _, f := range faults {
			text := e.lang.Fault(e.face, f)
			if f.Warning {
				text = e.lang.Remarked(text)
			}
			e.say(text)
		}
		e.say(e.lang.Linted(bad, len(faults)-bad))
	}
	if bad > 0 {
		return errSilent(exitUsage)
	}
	return nil
}

func faultsDocument(e *env, faults calc.Faults) any {
	type fault struct {
		Code    string `json:"code"`
		Place   string `json:"place"`
		Warning bool   `json:"warning"`
		Text    string `json:"text"`
	}
	out := []fault{}
	for _, f := range faults {
		out = append(out, fault{f.Code, f.Place.String(), f.Warning, e.lang.Fault(e.face, f)})
	}
	return map[string]any{"version": 1, "faults": out}
}
