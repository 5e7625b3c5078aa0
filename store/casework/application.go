package casework

import (
	"strings"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/calc/records"
	"doudi/store"
)

// Opening is an application as the window takes it in 申请登记 (社会救助法 art. 37,
// 39). It names the household on file, or of a family that is not on file yet the
// applicant and the village.
type Opening struct {
	Household   calc.HouseholdNumber
	Applicant   string          // name
	Region      calc.RegionCode // village, twelve digits
	PermitUntil calc.Day        // last day of the applicant's residence permit 居住证; 0 = registered here
	Program     calc.Program
	Person      string // identity number as typed, where one person applies
	Source      procedure.Source
	Agent       string // who applies on their behalf, or found the need
	RelativeOf  string // 近亲属备案: the member of staff they are close to; a household's is on file
	Consent     bool   // 授权核对: the household's written consent to the check came with it
	Day         calc.Day
	With        []string // who took it in beside the operator
	Note        string
}

// OpenApplication takes an application in under the next number. A family on the
// file of staff's close relatives goes to the county at once (民发〔2021〕57号 art.
// 11, 20). It is refused while another of the same family, for the same programme
// and person, is open. The error wraps store.ErrNotFound where the household is
// not on file.
func (o *Office) OpenApplication(in Opening) (*ApplicationFile, error) {
	var out *ApplicationFile
	err := o.act(func(tx *store.Tx) (store.Entry, error) {
		if err := o.allow(tx, HandleApplications); err != nil {
			return store.Entry{}, err
		}
		d, err := o.newDossier(tx, &in)
		if err != nil {
			return store.Entry{}, err
		}
		if err := o.allowIn(tx, HandleApplications, d.region()); err != nil {
			return store.Entry{}, err
		}
		if err := d.unique(tx); err != nil {
			return store.Entry{}, err
		}
		if err := tx.AddApplication(d.kept); err != nil {
			return store.Entry{}, err
		}
		filed := procedure.Event{Kind: procedure.Filed, Day: o.on(in.Day), By: o.hands(in.With), Note: in.Note}
		if err := o.record(tx, d, filed); err != nil {
			return store.Entry{}, err
		}
		if err := o.route(tx, d, filed.Day, in.RelativeOf); err != nil {
			return store.Entry{}, err
		}
		if in.Consent {
			consent := procedure.Event{Kind: procedure.Consented, Day: filed.Day, By: filed.By}
			if err := o.record(tx, d, consent); err != nil {
				return store.Entry{}, err
			}
		}
		out = o.applicationFile(tx, d)
		return store.Entry{Act: "application.open", Subject: d.kept.Number, Reason: string(in.Program)}, nil
	})
	return out, err
}

// newDossier checks what an opening says and makes the application of it.
func (o *Office) newDossier(tx *store.Tx, in *Opening) (*dossier, error) {
	r, err := rulingOf(tx)
	if err != nil {
		return nil, err
	}
	if err := in.legible(); err != nil {
		return nil, err
	}
	d := &dossier{kept: &store.Application{}, ruling: r}
	a := d.kept
	a.Program, a.Source, a.Agent = in.Program, in.Source, in.Agent
	if !procedure.Ordered(a.Program) && !r.policy.Declares(a.Program) {
		return nil, calc.Mistyped("program.unknown", string(a.Program))
	}
	if a.Person, err = o.person(in.Person); err != nil {
		return nil, err
	}
	if a.Person == "" && personal(a.Program) {
		return nil, calc.Mistyped("person.missing", string(a.Program))
	}
	d.person = a.Person
	if err := d.whose(tx, in); err != nil {
		return nil, err
	}
	return d, nil
}

// legible brings the names of an opening into their stored form (X7), and is what is
// wrong with its texts.
func (in *Opening) legible() error {
	var faults calc.Faults
	for where, name := range map[string]*string{"applicant": &in.Applicant, "agent": &in.Agent, "relative-of": &in.RelativeOf} {
		stored, more := records.TypedName(where, *name)
		*name, faults = stored, append(faults, more...)
	}
	faults = append(faults, records.TypedText("note", in.Note)...)
	return wrong(append(faults, misnamed("with", in.With)...).InOrder())
}

// whose finds the family of an opening: on file by its number, or by the
// applicant's name and village.
func (d *dossier) whose(tx *store.Tx, in *Opening) error {
	byName := in.Applicant != "" && in.Region != ""
	if (in.Household != "") == byName || in.Household != "" && (in.Applicant != "" || in.Region != "" || in.PermitUntil != 0) {
		return calc.Mistyped("application.whose")
	}
	if in.Household != "" {
		h, err := tx.Household(in.Household)
		if err != nil {
			return err
		}
		return d.join(tx, h)
	}
	switch village, err := villageAt(tx, in.Region); {
	case err != nil:
		return err
	case village == nil:
		return calc.Mistyped("village.unknown", string(in.Region))
	}
	d.kept.Applicant, d.kept.Region = in.Applicant, in.Region
	if in.PermitUntil != 0 {
		d.kept.Hukou, d.kept.PermitUntil = calc.PermitHukou, in.PermitUntil
	}
	return nil
}

// join makes the application that of a household on file, which has not ended.
func (d *dossier) join(tx *store.Tx, h *calc.Household) error {
	if err := stillOpen(tx, h); err != nil {
		return err
	}
	if d.person != "" && h.Member(d.person) == nil {
		return calc.Refuse("person.not_member", d.person.Tail(), string(h.Number))
	}
	d.household, d.kept.Household, d.kept.Region = h, h.Number, h.Region
	return nil
}

// unique refuses an application of a family that has one open for the same.
func (d *dossier) unique(tx *store.Tx) error {
	people, err := tx.Renumberings()
	if err != nil {
		return err
	}
	return tx.Applications(func(other *store.Application) error {
		own := d.kept
		same := other.Program == own.Program && people.Since(other.Person, other.Recorded[0].Seq) == own.Person && other.Household == own.Household &&
			(own.Household != "" || other.Applicant == own.Applicant && other.Region == own.Region)
		if same && !other.Stage().Closed() {
			return calc.Refuse("application.open_already", other.Number)
		}
		return nil
	})
}

// personal says whether a programme is one person's and never a household's (R4).
func personal(p calc.Program) bool {
	return p == calc.Tekun || p.Flat() && p != procedure.Rigid
}

// person reads an identity number as it was typed; "" is nobody's.
func (o *Office) person(typed string) (calc.IDNumber, error) {
	if strings.TrimSpace(typed) == "" {
		return "", nil
	}
	id, err := calc.ParseIDNumber(typed, o.Today)
	if err != nil {
		return "", calc.Mistyped("person.invalid", calc.Tail(strings.TrimSpace(typed)))
	}
	return id, nil
}
