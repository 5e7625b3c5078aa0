package casework

import (
	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/review"
	"doudi/store"
)

// Row is a household as a list shows it.
type Row struct {
	Number   calc.HouseholdNumber
	Region   calc.RegionCode
	Village  string
	Township string
	Name     string        // of the head, else of the payee
	People   int           // members; 0 for who sees payees alone
	Awards   []RowAward    // by programme and person
	Amount   calc.Money    // of the month, of all awards
	Review   review.Status // the most pressing of its awards'; Later also where none is due
	Asked    bool          // an account waits for its second person
	Closed   bool          // the household has ended
}

// RowAward is an award as a list shows it.
type RowAward struct {
	Program  calc.Program
	Standing entitlement.Standing // in this month
	Amount   calc.Money           // of this month
}

// Rows are households as a list shows them, in the order of the numbers. One that
// is not there is store.ErrNotFound, one of another township is refused. Like
// List, it is not noted in the journal. Who sees payees alone sees of a household
// the payee, the programmes and the amounts.
func (o *Office) Rows(numbers []calc.HouseholdNumber) (rows []Row, err error) {
	err = o.look(viewing{}, func(tx *store.Tx, r *reach) (string, error) {
		rows = make([]Row, 0, len(numbers))
		l, err := o.filing(tx, r)
		if err != nil {
			return "", err
		}
		for _, n := range numbers {
			if err := r.enter(tx, n); err != nil {
				return "", err
			}
			f, err := l.file(n, withReviews|withPapers)
			if err != nil {
				return "", err
			}
			rows = append(rows, f.row())
		}
		return "", nil
	})
	return rows, err
}

func (f *File) row() Row {
	h := f.Household
	name, _ := h.PaidTo()
	if head := h.Head(); head != nil {
		name = head.Name
	}
	row := Row{
		Number: h.Number, Region: h.Region, Village: f.Village, Township: f.Township, Name: name, People: len(h.Members),
		Amount: f.Total(), Asked: f.Asked != nil, Closed: f.Closed,
	}
	for i := range f.Awards {
		a := &f.Awards[i]
		row.Awards = append(row.Awards, RowAward{a.Program, a.Now.Standing, a.Now.Total()})
		if a.IsDue {
			row.Review = max(row.Review, a.Due.In(f.Month))
		}
	}
	return row
}
