package casework

import (
	"strconv"
	"strings"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/store"
)

// follow fills a determination in from the approved application that it follows 依申请
// 核定: household, programme, person, the day of the application, and the month from
// which it is paid. What the proposal states of the first three must be the same.
func (o *Office) follow(tx *store.Tx, q *Proposal, instead uint64) (*Proposal, error) {
	number := strings.TrimSpace(q.Application)
	if number == "" {
		return q, nil
	}
	kept, err := tx.Application(number)
	if err != nil {
		return nil, err
	}
	r, err := rulingOf(tx)
	if err != nil {
		return nil, err
	}
	d, err := dossierOf(tx, kept, r)
	if err != nil {
		return nil, err
	}
	if err := o.allowIn(tx, RecordDecision, d.region()); err != nil {
		return nil, err
	}
	if stage := kept.Stage(); stage != procedure.IsApproved {
		return nil, calc.Refuse("decision.unapproved", number, stage.String())
	}
	person := string(d.person)
	stated := q.Household != "" && q.Household != kept.Household || q.Program != "" && q.Program != kept.Program || q.Person != "" && person == ""
	if stated || q.Kind != calc.Determine {
		return nil, calc.Refuse("decision.other_application", number, string(kept.Household), string(kept.Program))
	}
	if err := unused(tx, kept, d.region(), instead); err != nil {
		return nil, err
	}
	own := *q
	own.Application, own.Household, own.Program = number, kept.Household, kept.Program
	if own.Applied == 0 {
		own.Applied = kept.Events[0].Day
	}
	if own.started, _, err = r.rules.Start(d.application()); err != nil && own.From == 0 {
		return nil, err
	}
	if own.From == 0 {
		own.From = own.started
	}
	return &own, o.applicants(d, &own, person)
}

// applicants names the person who applied, and refuses another.
func (o *Office) applicants(d *dossier, q *Proposal, person string) error {
	if person == "" || d.household == nil {
		return nil
	}
	if q.Person != "" {
		m, err := memberOf(d.household, q.Person)
		if err != nil {
			return err
		}
		if string(m.ID) != person {
			return calc.Refuse("decision.other_application", q.Application, string(q.Household), string(q.Program))
		}
	}
	q.Person = person
	return nil
}

// AwardLink is the decision that follows an application.
type AwardLink struct {
	Waiting     uint64 // number under which it waits for the second person; 0 once confirmed
	Seq         uint64 // of the decision; 0 while it waits
	From        calc.Month
	RecordedBy  string
	ConfirmedBy string
}

// linkOf is the decision that follows an application, nil where none does; instead is
// the number of a waiting decision that does not count.
func linkOf(tx *store.Tx, kept *store.Application, home calc.RegionCode, instead uint64) (link *AwardLink, err error) {
	if kept.Household == "" {
		return nil, nil
	}
	follows := func(d *calc.Decision) bool { return d.Warrant != nil && d.Warrant.Application == kept.Number }
	awards, err := tx.Awards(home, kept.Household)
	if err != nil {
		return nil, err
	}
	for i := range awards {
		for j := range awards[i].Decisions {
			if d := &awards[i].Decisions[j]; follows(d) {
				link = &AwardLink{Seq: d.Seq, From: d.From, RecordedBy: d.RecordedBy, ConfirmedBy: d.ConfirmedBy}
			}
		}
	}
	err = tx.Pendings(func(p *store.Pending) error {
		if link == nil && p.Number != instead && follows(&p.Decision) {
			link = &AwardLink{Waiting: p.Number, From: p.Decision.From, RecordedBy: p.Decision.RecordedBy}
		}
		return nil
	})
	return link, err
}

// unused refuses an application that a decision follows already.
func unused(tx *store.Tx, kept *store.Application, home calc.RegionCode, instead uint64) error {
	link, err := linkOf(tx, kept, home, instead)
	if err != nil || link == nil {
		return err
	}
	return calc.Refuse("decision.application_used", kept.Number, strconv.FormatUint(max(link.Waiting, link.Seq), 10), string(kept.Household))
}
