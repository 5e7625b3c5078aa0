package cmd

import (
	"github.com/spf13/cobra"

	"doudi/store"
)

// operatorGroup is doudi operator: who may use the store.
func (e *env) operatorGroup() *cobra.Command {
	return e.group("operator", e.operatorAdd(), e.operatorList(), e.operatorDisable(), e.operatorPasswd(), e.operatorKey(), e.operatorRekey(), e.operatorRecover())
}

// operatorList is doudi operator list.
func (e *env) operatorList() *cobra.Command {
	return e.command("list", "operator list", exactly(0), func(*cobra.Command, []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		list, err := office.Operators()
		if err != nil {
			return err
		}
		if e.json {
			return e.document(operatorsDocument(list))
		}
		var rows [][]string
		for _, op := range list {
			rows = append(rows, []string{op.Name, e.lang.Roles(op.RoleNames()), string(op.Township), e.lang.Enabled(!op.Disabled)})
		}
		e.table(e.lang.OperatorHeadings(), rows)
		return nil
	})
}

func operatorsDocument(list []store.Operator) any {
	type operator struct {
		Name     string `json:"name"`
		Role     string `json:"role"` // with commas between several
		Machine  bool   `json:"machine"`
		Township string `json:"township"`
		Disabled bool   `json:"disabled"`
	}
	out := []operator{}
	for _, op := range list {
		out = append(out, operator{op.Name, op.RoleNames(), op.Machine, string(op.Township), op.Disabled})
	}
	return map[string]any{"version": 1, "operators": out}
}
