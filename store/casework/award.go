package casework

import (
	"strconv"
	"strings"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
	"doudi/calc/procedure"
	"doudi/calc/records"
	"doudi/store"
)

// Preview is what a proposed decision would do; nothing is recorded. Errors are
// those of Record, but that what is Missing can still be brought.
func (o *Office) Preview(q *Proposal) (*Preview, error) {
	var v *Preview
	err := o.Store.View(func(tx *store.Tx) (err error) {
		v, err = o.propose(tx, q, 0)
		return err
	})
	return v, err
}

// Record keeps a decision for a second person to confirm (R4); it changes no
// award until then. seen is the digest of the Basis that the person was shown, nil
// where they were shown nothing: what has changed since is refused. Errors are
// faults of what is asked for, refusals, store.ErrNotFound for the household, and
// what the tables fail to say.
func (o *Office) Record(q *Proposal, seen *[32]byte) (*Preview, error) {
	var v *Preview
	err := o.act(func(tx *store.Tx) (store.Entry, error) {
		var err error
		if v, err = o.propose(tx, q, 0); err != nil {
			return store.Entry{}, err
		}
		return o.keep(tx, v, seen)
	})
	return v, err
}

// keep signs a decision as its maker and lets it wait.
func (o *Office) keep(tx *store.Tx, v *Preview, seen *[32]byte) (store.Entry, error) {
	if v.Missing != nil {
		return store.Entry{}, v.Missing
	}
	if seen != nil && *seen != v.Basis.Digest() {
		return store.Entry{}, calc.Refuse("decision.moved_on", string(v.Household))
	}
	digest, err := store.DecisionDigest(v.AwardKey, &v.Decision)
	if err != nil {
		return store.Entry{}, err
	}
	if v.Decision.Warrant.Maker, err = tx.Sign(store.ActRecordDecision, digest, o.Now); err != nil {
		return store.Entry{}, err
	}
	v.Number = tx.NextEntry()
	err = tx.PutPending(&store.Pending{AwardKey: v.AwardKey, Number: v.Number, Decision: v.Decision, Named: v.named, Basis: v.Basis})
	return v.entry(store.ActRecordDecision, ""), err
}

// entry is the journal's: the household, and in the reason what was decided.
func (v *Preview) entry(act, reason string) store.Entry {
	d := &v.Decision
	said := []string{string(v.Program), d.Kind.String(), d.From.String(), "#" + strconv.FormatUint(v.Number, 10)}
	if reason != "" {
		said = append(said, reason)
	}
	return store.Entry{Act: act, Subject: string(v.Household), Reason: strings.Join(said, " ")}
}

// propose makes a decision of a proposal and looks at what it does. instead is the
// number of a waiting decision that it takes the place of, 0 for none.
func (o *Office) propose(tx *store.Tx, q *Proposal, instead uint64) (*Preview, error) {
	if err := o.allow(tx, RecordDecision); err != nil {
		return nil, err
	}
	if err := q.legible(); err != nil {
		return nil, err
	}
	q, err := o.follow(tx, q, instead)
	if err != nil {
		return nil, err
	}
	h, err := o.household(tx, RecordDecision, q.Household)
	if err != nil {
		return nil, err
	}
	if !ends(q.Kind) {
		if err := stillOpen(tx, h); err != nil {
			return nil, err
		}
	}
	awards, err := tx.Awards(h.Region, h.Number)
	if err != nil {
		return nil, err
	}
	row, err := q.row(h, awards)
	if err != nil {
		return nil, err
	}
	p, err := latestPolicy(tx)
	if err != nil {
		return nil, err
	}
	award := awardAmong(awards, row.AwardKey)
	if err := o.alone(tx, row.AwardKey, instead); err != nil {
		return nil, err
	}
	var faults calc.Faults
	x := deciding{policy: p, household: h, fault: func(at calc.Place, code string, args ...string) {
		faults = append(faults, calc.Fault{Code: code, Place: at, Args: args})
	}}
	if x.checkAward(row, award); len(faults) > 0 {
		return nil, faults
	}
	if err := o.begins(q, row, p); err != nil {
		return nil, err
	}
	v := &Preview{AwardKey: row.AwardKey, Village: regionName(tx, h.Region), named: len(q.Insured) > 0}
	if head := h.Head(); head != nil {
		v.Head = head.Name
	}
	if err := o.decide(v, q, row, x); err != nil {
		return nil, err
	}
	if len(faults) > 0 {
		return nil, faults
	}
	if err := follows(award, &v.Decision); err != nil {
		return nil, err
	}
	if err := v.look(award, p, tx.Settings().Opening, o.Today.Month()); err != nil {
		return nil, err
	}
	if err := o.within(tx, v, h, award, p); err != nil {
		return nil, err
	}
	if err := o.hears(v, q, h); err != nil {
		return nil, err
	}
	if v.bereaved, err = bereaved(tx, h, award, &v.Decision); err != nil {
		return nil, err
	}
	v.Level = levelOf(v, h, p, o.Today.Month())
	v.Missing = lacking(v)
	v.Basis = v.basisOf(h, award, p)
	v.Decision.Warrant.Seen = v.Basis.Digest()
	return v, nil
}

// household is the household of a number, where the operator has a right in its
// village.
func (o *Office) household(tx *store.Tx, r Right, n calc.HouseholdNumber) (*calc.Household, error) {
	if err := o.allow(tx, r); err != nil {
		return nil, err
	}
	h, err := tx.Household(n)
	if err != nil {
		return nil, err
	}
	return h, o.allowIn(tx, r, h.Region)
}

// awardOf is an award with its decisions, none where it has not begun.
func awardOf(tx *store.Tx, h *calc.Household, key calc.AwardKey) (*calc.Award, error) {
	awards, err := tx.Awards(h.Region, h.Number)
	if err != nil {
		return nil, err
	}
	return awardAmong(awards, key), nil
}

func awardAmong(awards []calc.Award, key calc.AwardKey) *calc.Award {
	for i := range awards {
		if awards[i].AwardKey == key {
			return &awards[i]
		}
	}
	return &calc.Award{AwardKey: key}
}

// alone refuses a second waiting decision on one award: the first to be confirmed
// would void the other.
func (o *Office) alone(tx *store.Tx, key calc.AwardKey, instead uint64) error {
	return tx.Pendings(func(p *store.Pending) error {
		if p.AwardKey == key && p.Number != instead {
			return calc.Refuse("decision.waiting", string(key.Household), string(key.Program), strconv.FormatUint(p.Number, 10))
		}
		return nil
	})
}

// furthest is how many months ahead a decision may begin.
const furthest = 12

// begins finds the month that a decision counts from: a determination's by the
// programme and the tables (pay.from), any other's the month after today
// (民发〔2021〕57号 art. 21, 32). An earlier one needs a reason, but for a death.
func (o *Office) begins(q *Proposal, row *records.Decision, p *policy.Policy) error {
	first := o.Today.Month() + 1
	if q.Applied > o.Today {
		return calc.Refuse("decision.future", q.Applied.String(), o.Today.String())
	}
	if row.Kind == calc.Determine {
		applied := q.Applied
		if applied == 0 {
			applied = o.Today
		}
		var err error
		if first, _, err = procedure.Start(p, row.Program, o.Today.Month(), o.Today, applied); err != nil {
			return err
		}
	}
	if q.started != 0 {
		first = q.started
	}
	switch {
	case row.From == 0:
		row.From = first
	case row.From < first && row.Reason == "" && row.StopReason != calc.Death:
		return calc.Refuse("decision.backdated", row.From.String(), first.String())
	case row.From > o.Today.Month()+furthest:
		return calc.Refuse("decision.too_far", row.From.String(), (o.Today.Month() + furthest).String())
	}
	if row.Until != 0 && row.Until < row.From {
		return calc.Refuse("decision.until", row.Until.String(), row.From.String())
	}
	if row.Reviewed > o.Today {
		return calc.Refuse("decision.future", row.Reviewed.String(), o.Today.String())
	}
	return nil
}

// decide makes the decision itself; x collects what is wrong with its facts.
func (o *Office) decide(v *Preview, q *Proposal, row *records.Decision, x deciding) error {
	v.Decision = calc.Decision{
		Kind: row.Kind, From: row.From, Until: row.Until, Reviewed: row.Reviewed, StopReason: row.StopReason, Reason: row.Reason,
		RecordedBy: o.Operator, RecordedAt: o.Now.UTC().Truncate(second),
		Warrant: &calc.Warrant{Applied: q.Applied, Minutes: strings.TrimSpace(q.Minutes), Application: q.Application},
	}
	switch row.Kind {
	case calc.Determine:
		v.Decision.Facts = x.facts(row)
	case calc.Taper:
		v.Decision.Until = x.taperEnd(row)
		if longest, ok := x.policy.Months("taper.months", row.Program, row.From); ok && longest > 0 && v.Decision.Until >= row.From+calc.Month(longest) {
			return calc.Refuse("decision.taper_long", strconv.Itoa(longest), (row.From + calc.Month(longest) - 1).String())
		}
	}
	return nil
}

// follows refuses a decision that has nothing to act on.
func follows(award *calc.Award, d *calc.Decision) error {
	if d.Kind == calc.Determine {
		return nil
	}
	determined, suspended := recorded(award, d.From)
	household, program := string(award.Household), string(award.Program)
	holds := entitlement.Holding(award.Decisions, d.From)
	switch {
	case !determined:
		return calc.Refuse("decision.no_award", household, program, d.Kind.String())
	case d.Kind == calc.Resume && !suspended:
		return calc.Refuse("decision.not_suspended", household, program)
	case d.Kind == calc.Taper && !payingBefore(award, d.From):
		return calc.Refuse("decision.not_paid", household, program, (d.From - 1).String())
	case d.Kind != calc.Resume && (holds == nil || holds.Kind == calc.Stop || holds.Kind == calc.Taper && d.From > holds.Until):
		return calc.Refuse("decision.ended", household, program, d.From.String())
	case d.Kind == calc.Suspend && holds.Kind == calc.Suspend:
		return calc.Refuse("decision.suspended", household, program, d.From.String())
	}
	return nil
}

// hears takes down that the family was heard 听取意见, where it was.
func (o *Office) hears(v *Preview, q *Proposal, h *calc.Household) error {
	heard := q.Heard
	heard.Person, heard.Statement = records.NormalName(strings.TrimSpace(heard.Person)), strings.TrimSpace(heard.Statement)
	switch {
	case heard == (calc.Heard{}):
		return nil
	case heard.Day == 0 || heard.Statement == "":
		return calc.Mistyped("decision.heard_what", string(v.Household))
	case heard.Day > o.Today:
		return calc.Refuse("decision.future", heard.Day.String(), o.Today.String())
	}
	if heard.Person == "" && h.Head() != nil {
		heard.Person = h.Head().Name
	}
	v.Decision.Warrant.Hearing = &heard
	return nil
}

// lacking is the refusal of a decision that reduces or stops money before the
// family was heard, or without a reason to name in its notice (社会救助法 art. 48),
// or grants what is the leading group's to grant without its minutes; nil for any
// other. A death on file needs no hearing.
func lacking(v *Preview) error {
	d := &v.Decision
	switch {
	case d.Warrant.Hearing == nil && v.NeedsHearing() && d.StopReason == calc.Death:
		return calc.Refuse("decision.nobody_died", string(v.Household), string(v.Program))
	case d.Warrant.Hearing == nil && v.NeedsHearing():
		return calc.Refuse("decision.unheard", string(v.Household), string(v.Program))
	case d.Reason == "" && (d.Kind == calc.Suspend || d.Kind == calc.Taper || d.StopReason == calc.OtherStopReason):
		return calc.Refuse("decision.no_reason", string(v.Household), string(v.Program))
	case v.NeedsMinutes() && d.Warrant.Minutes == "":
		return calc.Refuse("decision.minutes", string(v.Program), v.most().String())
	}
	return nil
}

// levelOf is who may confirm a decision: by the table of authority, and for the
// families on the file of staff's close relatives 近亲属备案 the county at least.
func levelOf(v *Preview, h *calc.Household, p *policy.Policy, m calc.Month) policy.Level {
	level := p.Authority(v.Program, v.most(), m)
	if h.RelativeOf != "" {
		level = max(level, policy.AtCounty)
	}
	return level
}
