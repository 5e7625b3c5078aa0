package casework

import (
	"errors"
	"slices"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/calc/records"
	"doudi/calc/roster"
	"doudi/store"
)

// Step is what is to be recorded about an application 办理环节.
type Step struct {
	Kind    procedure.Kind
	Day     calc.Day             // 0 = today
	With    []string             // who did it beside the operator
	Level   procedure.Level      // of a visit: whose officers went; 0 = as the operator's office and the file have it
	Obligor string               // of a consent or a match: the obligor's identity number as typed
	Amount  calc.Money           // of an opinion: the monthly amount proposed
	Reason  procedure.Reason     // of an extension
	Note    string               // the reason, where the law wants one
	Seen    int                  // how many events the operator saw; 0 = not stated
	Family  calc.HouseholdNumber // of an application whose household is not on file: the family's number by now
}

// AdvanceApplication records one event of an application, which procedure.Rules.May
// must allow as the application is at that moment. The township's clerk or a county
// officer takes the steps; a decision is that of an approver or officer of the level
// that the county's tables say (社会救助法 art. 44), a close relative's a county
// officer's, and never of who gave the opinion. The error wraps store.ErrNotFound
// where there is no such application.
func (o *Office) AdvanceApplication(number string, s Step) (*ApplicationFile, error) {
	return o.step(number, "advance", func(*dossier) (*Step, error) { return &s, nil })
}

// ReturnApplication gives an application back: before it is accepted to the
// applicant, who is told once of all papers that are missing 一次性告知补正
// (民发〔2021〕57号 art. 10); when it is with the county to the township 退回.
func (o *Office) ReturnApplication(number string, s Step) (*ApplicationFile, error) {
	return o.step(number, "return", func(d *dossier) (*Step, error) {
		s.Kind = returnOf(d.kept.Stage())
		if s.Note == "" {
			return nil, calc.Mistyped("event.unreasoned")
		}
		return &s, nil
	})
}

// Overtaken says whether a step was refused because another was recorded since the
// operator saw the application.
func Overtaken(err error) bool { return calc.Refused(err, "application.changed") }

// returnOf is what giving an application back is at a stage.
func returnOf(s procedure.Stage) procedure.Kind {
	if s == procedure.Open || s == procedure.Awaiting {
		return procedure.PapersAsked
	}
	return procedure.Returned
}

// step runs an act that records one event.
func (o *Office) step(number, act string, choose func(*dossier) (*Step, error)) (*ApplicationFile, error) {
	var out *ApplicationFile
	err := o.act(func(tx *store.Tx) (store.Entry, error) {
		d, err := o.dossier(tx, number)
		if err != nil {
			return store.Entry{}, err
		}
		s, err := choose(d)
		if err != nil {
			return store.Entry{}, err
		}
		if err := o.take(tx, d, s); err != nil {
			return store.Entry{}, err
		}
		out = o.applicationFile(tx, d)
		return store.Entry{Act: store.ActApplication + act, Subject: number, Reason: said(d.kept)}, nil
	})
	return out, err
}

// said is what the journal tells of an application's last event: its kind, and of one
// that is signed the digest of what was signed.
func said(a *store.Application) string {
	last := len(a.Events) - 1
	text := a.Events[last].Kind.String()
	if digest := a.SignedDigest(last); digest != (roster.Digest{}) {
		text += " " + digest.String()
	}
	return text
}

// take checks who takes a step and what they say of it, and records it.
func (o *Office) take(tx *store.Tx, d *dossier, s *Step) error {
	if err := o.allowIn(tx, RightTo(s.Kind), d.region()); err != nil {
		return err
	}
	if s.Seen != 0 && s.Seen != len(d.kept.Events) {
		return calc.Refuse("application.changed", d.kept.Number)
	}
	if s.Family != "" {
		if err := o.joins(tx, d, s); err != nil {
			return err
		}
	}
	e, err := o.event(tx, d, s)
	if err != nil {
		return err
	}
	if err := o.route(tx, d, e.Day, ""); err != nil {
		return err
	}
	if err := o.mayDecide(tx, d, e); err != nil {
		return err
	}
	return o.record(tx, d, *e)
}

// RightTo is the right that an event takes: decisions, and giving a file back to
// the township, are those of who confirms.
func RightTo(k procedure.Kind) Right {
	switch k {
	case procedure.Approved, procedure.Rejected, procedure.Returned:
		return DecideApplications
	}
	return HandleApplications
}

// joins gives an application the household under which its family is on file by
// now, which must be one that the operator may take the step for. It keeps the one that
// it has until that has ended, as by a merger.
func (o *Office) joins(tx *store.Tx, d *dossier, s *Step) error {
	if d.household != nil {
		ended := stillOpen(tx, d.household)
		if _, refused := errors.AsType[*calc.Refusal](ended); !refused {
			return errors.Join(ended, calc.Refuse("application.household", d.kept.Number, string(d.kept.Household)))
		}
	}
	h, err := tx.Household(s.Family)
	if errors.Is(err, store.ErrNotFound) {
		return calc.Refuse("household.unknown", string(s.Family))
	}
	if err != nil {
		return err
	}
	if err := o.allowIn(tx, RightTo(s.Kind), h.Region); err != nil {
		return err
	}
	return d.join(tx, h)
}

// event is the event of a step, with what it says of itself.
func (o *Office) event(tx *store.Tx, d *dossier, s *Step) (*procedure.Event, error) {
	if err := wrong(append(records.TypedText("note", s.Note), misnamed("with", s.With)...)); err != nil {
		return nil, err
	}
	if detail := foreign(s); detail != "" {
		return nil, calc.Mistyped("event.foreign", detail, s.Kind.String())
	}
	e := &procedure.Event{Kind: s.Kind, Day: o.on(s.Day), By: o.hands(s.With), Amount: s.Amount, Reason: s.Reason, Note: s.Note}
	var err error
	if e.Obligor, err = o.person(s.Obligor); err != nil {
		return nil, err
	}
	e.Level, err = o.level(tx, d, s)
	return e, err
}

// foreign is the first detail that a step states and its kind does not have; ""
// where there is none.
func foreign(s *Step) string {
	obligors := []procedure.Kind{
		procedure.Consented, procedure.ConsentWithdrawn, procedure.MatchRequested, procedure.MatchStarted,
		procedure.MatchFit, procedure.MatchUnfit, procedure.MatchTold,
	}
	switch {
	case s.Level != 0 && s.Kind != procedure.Visited:
		return "level"
	case s.Obligor != "" && !slices.Contains(obligors, s.Kind):
		return "obligor"
	case s.Amount != 0 && s.Kind != procedure.OpinionFor && s.Kind != procedure.OpinionAgainst:
		return "amount"
	case s.Reason != "" && s.Kind != procedure.Extended:
		return "reason"
	}
	return ""
}

// level is whose officers visit or decide: those of the township to which the
// operator is bound, else the county's. Of a visit that an operator of the county
// does not state, it is the county's where the procedure asks for one of the
// county's, and else one recorded for the township.
func (o *Office) level(tx *store.Tx, d *dossier, s *Step) (procedure.Level, error) {
	switch s.Kind {
	case procedure.Visited, procedure.Approved, procedure.Rejected:
	default:
		return 0, nil
	}
	op, err := tx.Operator(o.Operator)
	asked := func(x procedure.Option) bool { return x.Kind == procedure.Visited && x.Level == procedure.County }
	switch {
	case err != nil:
		return 0, err
	case op.Township != "" && s.Level == procedure.County:
		return 0, calc.Refuse("visit.foreign", o.Operator)
	case op.Township != "":
		return procedure.Township, nil
	case s.Level != 0:
		return s.Level, nil
	case s.Kind == procedure.Visited && !slices.ContainsFunc(d.rules.Next(d.application(), o.Today), asked):
		return procedure.Township, nil
	}
	return procedure.County, nil
}

// mayDecide keeps what a decision wants beyond the procedure: of a close relative
// a county officer (R4), of an approval a household on file that has not ended, to be paid; and a file goes back to
// a township from the county alone.
func (o *Office) mayDecide(tx *store.Tx, d *dossier, e *procedure.Event) error {
	op, err := tx.Operator(o.Operator)
	if err != nil || RightTo(e.Kind) != DecideApplications {
		return err
	}
	switch {
	case e.Kind == procedure.Returned && op.Township != "":
		return calc.Refuse("decision.not_delegated")
	case d.relative() && (!op.Has(store.Officer) || op.Township != ""):
		return calc.Refuse("decision.relative")
	case e.Kind == procedure.Approved && d.household == nil:
		return calc.Refuse("application.houseless", d.kept.Number)
	case e.Kind == procedure.Approved:
		return stillOpen(tx, d.household)
	}
	return nil
}
