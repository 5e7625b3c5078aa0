package cmd

import (
	"errors"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/store"
)

// policyGroup is doudi policy: the county's tables.
func (e *env) policyGroup() *cobra.Command {
	return e.group("policy", e.policyLint(), e.policyLoad(), e.policyShow(), e.policyDiff(), e.policyWhatIf())
}

// withTables opens the tables at a path for the time of one act.
func (e *env) withTables(path string, act func([]calc.Table) error) error {
	book, tables, err := open(path)
	if err != nil {
		return err
	}
	defer book.Close()
	for _, name := range book.Ignored() {
		e.remark(e.lang.FileIgnored(name))
	}
	return act(tables)
}

func (e *env) policyLint() *cobra.Command {
	return e.command("lint PATH", "policy lint", exactly(1), func(_ *cobra.Command, args []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		return e.withTables(args[0], func(tables []calc.Table) error {
			_, missing := os.Stat(e.storePath())
			faults, err := office.LintPolicy(tables, missing == nil)
			if err != nil {
				return err
			}
			return e.lintResult(faults)
		})
	})
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
			text := e.lang.Fault(f)
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
		out = append(out, fault{f.Code, f.Place.String(), f.Warning, e.lang.Fault(f)})
	}
	return map[string]any{"version": 1, "faults": out}
}

func (e *env) policyLoad() *cobra.Command {
	return e.dryRun(e.command("load PATH", "policy load", exactly(1), func(_ *cobra.Command, args []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		return e.withTables(args[0], func(tables []calc.Table) error {
			loaded, err := office.LoadPolicy(tables)
			if err != nil {
				return err
			}
			e.remarks(loaded.Warnings)
			if e.json {
				return e.document(map[string]any{"version": 1, "policy": loaded.Version, "already": loaded.Already})
			}
			e.done(e.lang.PolicyLoaded(loaded.Version, loaded.Already))
			return nil
		})
	}))
}

func (e *env) policyShow() *cobra.Command {
	var month string
	var loaded int
	c := e.command("show", "policy show", exactly(0), func(*cobra.Command, []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		p, err := office.Policy(loaded)
		if errors.Is(err, store.ErrNotFound) {
			return notFound("not_found.policy", strconv.Itoa(loaded))
		}
		if err != nil {
			return err
		}
		rows := p.Rows()
		if month != "" {
			m, err := e.month(month)
			if err != nil {
				return err
			}
			rows = p.RowsIn(m)
		}
		e.policyRows(rows)
		return nil
	})
	c.Flags().StringVar(&month, "month", "", e.lang.Flag("policy show", "month"))
	c.Flags().IntVar(&loaded, "loaded", 0, e.lang.Flag("policy show", "loaded"))
	return c
}

// policyRows prints rows of tables.
func (e *env) policyRows(rows []policy.Row) {
	var cells [][]string
	for _, r := range rows {
		cells = append(cells, []string{r.Table, strings.Join(r.Key, " "), r.From.String(), r.Value, r.Document, r.Place.String()})
	}
	e.table(e.lang.PolicyHeadings(), cells)
}

func (e *env) policyDiff() *cobra.Command {
	return e.command("diff PATH", "policy diff", exactly(1), func(_ *cobra.Command, args []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		return e.withTables(args[0], func(tables []calc.Table) error {
			removed, added, err := office.DiffPolicy(tables)
			if err != nil {
				return err
			}
			if len(removed)+len(added) == 0 {
				e.say(e.lang.SameTables())
				return nil
			}
			e.policyRows(append(marked(removed, "- "), marked(added, "+ ")...))
			return nil
		})
	})
}

func marked(rows []policy.Row, mark string) []policy.Row {
	out := append([]policy.Row(nil), rows...)
	for i := range out {
		out[i].Table = mark + out[i].Table
	}
	return out
}

func (e *env) policyWhatIf() *cobra.Command {
	var month string
	c := e.command("whatif PATH", "policy whatif", exactly(1), func(_ *cobra.Command, args []string) error {
		m, err := e.month(month)
		if err != nil {
			return err
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		return e.withTables(args[0], func(tables []calc.Table) error {
			effect, warnings, err := office.WhatIf(tables, m)
			if err != nil {
				return err
			}
			e.remarks(warnings)
			if e.json {
				return e.document(effectDocument(effect))
			}
			e.say(e.lang.Effect(m, effect.Before, effect.After, len(effect.Enter), len(effect.Leave), effect.Changed, effect.Regular, effect.Arrears, effect.Overpaid))
			e.awardList(e.lang.Entering(), effect.Enter)
			e.awardList(e.lang.Leaving(), effect.Leave)
			return nil
		})
	})
	c.Flags().StringVar(&month, "month", "", e.lang.Flag("policy whatif", "month"))
	return c
}

func (e *env) awardList(title string, keys []calc.AwardKey) {
	for i, k := range keys {
		if i == 0 {
			e.say(title)
		}
		e.say("  " + e.lang.Award(k))
	}
}
