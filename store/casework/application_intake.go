package casework

import (
	"strings"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/store"
)

// Window is what an application may be taken in for 申请窗口: the programmes, and
// the villages in which the operator may act.
type Window struct {
	Programs []calc.Program // those of the law first, then the county's own
	Villages []Village      // in the order of their codes
}

// Village is a village 村（社区） with its township.
type Village struct {
	Code           calc.RegionCode
	Name, Township string
}

// Window is what the operator may take applications in for.
func (o *Office) Window() (w *Window, err error) {
	err = o.Store.View(func(tx *store.Tx) error {
		w = &Window{}
		if err := o.allow(tx, HandleApplications); err != nil {
			return err
		}
		op, err := tx.Operator(o.Operator)
		if err != nil {
			return err
		}
		p, err := latestPolicy(tx)
		if err != nil {
			return err
		}
		w.Programs = procedure.Programs()
		for _, declared := range p.Programs() {
			if !procedure.Ordered(declared) {
				w.Programs = append(w.Programs, declared)
			}
		}
		return tx.Regions(func(r calc.Region) error {
			if len(r.Code) == 12 && !strings.HasSuffix(string(r.Code), "000") && r.Code.Under(string(op.Township)) {
				w.Villages = append(w.Villages, Village{r.Code, r.Name, regionName(tx, r.Code.Township().Full())})
			}
			return nil
		})
	})
	return w, err
}
