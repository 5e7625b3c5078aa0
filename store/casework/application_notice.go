package casework

import (
	"strconv"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/store"
)

// IssueRefusal is the notice by which a family is told that its application is
// refused 不予救助通知书, with the reasons that were recorded; its issue is
// journalled. A family that is not on file is told by the applicant's name. The
// error wraps store.ErrNotFound where there is no such application.
func (o *Office) IssueRefusal(number string) (*Notice, error) {
	var n *Notice
	err := o.act(func(tx *store.Tx) (store.Entry, error) {
		if err := o.allow(tx, IssueNotices); err != nil {
			return store.Entry{}, err
		}
		kept, err := tx.Application(number)
		if err != nil {
			return store.Entry{}, err
		}
		r, err := rulingOf(tx)
		if err != nil {
			return store.Entry{}, err
		}
		d, err := dossierOf(tx, kept, r)
		if err != nil {
			return store.Entry{}, err
		}
		if err := o.allowIn(tx, IssueNotices, d.region()); err != nil {
			return store.Entry{}, err
		}
		f := o.applicationFile(tx, d)
		if f.Stage != procedure.IsRejected {
			return store.Entry{}, calc.Refuse("refusal.none")
		}
		n = o.refusal(tx, d, f)
		return store.Entry{Act: "award.notice", Subject: number, Reason: string(n.Program) + " #" + strconv.FormatUint(n.Number, 10)}, nil
	})
	return n, err
}

// refusal is the notice of an application that was refused.
func (o *Office) refusal(tx *store.Tx, d *dossier, f *ApplicationFile) *Notice {
	n := &Notice{
		AwardKey: calc.AwardKey{Household: f.Household, Program: f.Program, Person: d.person}, County: tx.Settings().County,
		Township: f.Township, Village: f.Village, Head: f.Applicant, Day: o.Today, Number: tx.NextEntry(), Remedy: o.remedy(d.policy, f.Program),
	}
	if d.person != "" {
		n.Person = f.Applicant
	}
	if d.household != nil {
		if head := d.household.Head(); head != nil {
			n.Head = head.Name
		}
	}
	for i := range f.Events {
		if e := &f.Events[i]; e.Kind == procedure.Rejected {
			n.Refused = e.Note
		}
	}
	return n
}
