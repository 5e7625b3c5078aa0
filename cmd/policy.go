package cmd

import (
	"strings"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/policy"
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

// policyRows prints rows of tables.
func (e *env) policyRows(rows []policy.Row) {
	var cells [][]string
	for _, r := range rows {
		cells = append(cells, []string{r.Table, strings.Join(strings.Fields(strings.Join(r.Key, " ")), " "), r.From.String(), r.Value, r.Document, r.Place.String()})
	}
	e.table(e.lang.PolicyHeadings(), cells)
}

// policyRow is a row of the tables for programs.
type policyRow struct {
	Table    string   `json:"table"`
	Key      []string `json:"key"`
	From     string   `json:"from"` // "" of tables without one
	Value    string   `json:"value"`
	Document string   `json:"document"`
	Place    string   `json:"place"`
}

func policyRowsDocument(rows []policy.Row) []policyRow {
	out := []policyRow{}
	for _, r := range rows {
		out = append(out, policyRow{r.Table, append([]string{}, r.Key...), r.From.String(), r.Value, r.Document, r.Place.String()})
	}
	return out
}
