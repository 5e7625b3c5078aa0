// Package casework is the acts of the office: one method an act, one
// transaction an act. An act reads the records it needs, asks calc what the
// rules say, and writes records, index and journal together, or refuses and
// writes nothing. Commands and screens call only this.
package casework

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/calc/records"
	"doudi/store"
)

// Office is one operator at work on one store.
type Office struct {
	Store    *store.Store
	Operator string    // name; the one whose slot opens the store
	Today    calc.Day  // the day on which the acts count
	Now      time.Time // the instant that the journal notes
	Dry      bool      // acts are tried and taken back: nothing changes
	// Course hears how far long work has come; its error gives the work up before
	// anything has changed. nil hears nothing.
	Course func(done, total int) error
}

// New is an operator's office on the store at a path. Acts count on the day
// today; the journal's clock is now.
func New(path string, who store.Credentials, today calc.Day, now time.Time) *Office {
	return &Office{Store: store.At(path, who, func() time.Time { return now }), Operator: who.Operator, Today: today, Now: now}
}

// Right is something that only some roles may do (security.md).
type Right string

// The rights, by which acts ask who may do them and screens say why they cannot
// be done.
const (
	ReadCases      Right = "cases.read"
	ReadPayments   Right = "cases.payments"
	ReadWhole      Right = "cases.whole"
	ImportCases    Right = "cases.import"
	ChangeCases    Right = "cases.change"
	ConfirmAccount Right = "cases.account"
	ChangePolicy   Right = "policy.load"
	MakeRoster     Right = "roster.make"
	ConfirmRoster  Right = "roster.confirm"
	ReadRoster     Right = "roster.read"
	ReadPolicy     Right = "policy.read"
	ReadOperators  Right = "operators.read"
	ReadJournal    Right = "journal.read"
	Manage         Right = "operators"
	MakeCopy       Right = "store.copy"
	RestoreCopy    Right = "store.restore"

	HandleApplications Right = "applications.handle"
	DecideApplications Right = "applications.decide"
	LoadsCalendar      Right = "calendar.load"
	RecordDecision     Right = "decisions.record"
	ConfirmDecisions   Right = "decisions.confirm"
	IssueNotices       Right = "decisions.notice"
	RecordReviews      Right = "review.record"
	DrawSamples        Right = "review.sample"
)

// rights are the roles that have each right.
var rights = map[Right][]store.Role{
	ReadCases:      {store.Clerk, store.Approver, store.Officer, store.Auditor},
	ReadPayments:   {store.Finance},
	ReadWhole:      {store.Clerk, store.Approver, store.Officer, store.Finance, store.Auditor},
	ImportCases:    {store.Officer},
	ChangeCases:    {store.Clerk, store.Officer},
	ConfirmAccount: {store.Approver, store.Officer},
	ChangePolicy:   {store.Officer, store.Admin},
	MakeRoster:     {store.Officer},
	ConfirmRoster:  {store.Officer},
	ReadPolicy:     store.Roles,
	ReadOperators:  {store.Officer, store.Auditor, store.Admin},
	ReadRoster:     {store.Officer, store.Finance, store.Auditor},
	ReadJournal:    {store.Officer, store.Auditor, store.Admin},
	Manage:         {store.Admin},
	MakeCopy:       {store.Admin, store.Officer},
	RestoreCopy:    {store.Admin},

	HandleApplications: {store.Clerk, store.Officer},
	DecideApplications: {store.Approver, store.Officer},
	LoadsCalendar:      {store.Officer, store.Admin},
	RecordDecision:     {store.Clerk, store.Officer},
	ConfirmDecisions:   {store.Approver, store.Officer},
	IssueNotices:       {store.Clerk, store.Approver, store.Officer},
	RecordReviews:      {store.Clerk, store.Officer},
	DrawSamples:        {store.Officer, store.Auditor},
}

// machineRights are what the scheduled job may do, which nobody answers for in
// person: look, draft and copy.
var machineRights = []Right{ReadCases, ReadRoster, ReadPolicy, MakeCopy}

// allow checks within an act that the operator may do it.
func (o *Office) allow(tx *store.Tx, r Right) error {
	op, err := o.present(tx)
	switch {
	case err != nil:
		return err
	case op.Machine && slices.Contains(machineRights, r):
		return nil
	case op.Machine:
		return calc.Refuse("operator.machine", o.Operator)
	}
	for _, role := range rights[r] {
		if slices.Contains(op.Roles, role) {
			return nil
		}
	}
	return calc.Refuse("operator.forbidden", o.Operator, op.RoleNames(), string(r))
}

// present is the operator, who must be there and not disabled.
func (o *Office) present(tx *store.Tx) (*store.Operator, error) {
	op, err := tx.Operator(o.Operator)
	switch {
	case err != nil:
		return nil, calc.Refuse("operator.unknown", o.Operator)
	case op.Disabled:
		return nil, calc.Refuse("operator.disabled", o.Operator)
	}
	return op, nil
}

// allowIn checks within an act that the operator may do it in a region: those
// of one township act there alone.
func (o *Office) allowIn(tx *store.Tx, r Right, region calc.RegionCode) error {
	if err := o.allow(tx, r); err != nil {
		return err
	}
	op, err := tx.Operator(o.Operator)
	if err == nil && op.Township != "" && !strings.HasPrefix(string(region), string(op.Township)) {
		return calc.Refuse("operator.township", o.Operator, string(op.Township))
	}
	return err
}

// act runs one act and its journal entry in one transaction.
func (o *Office) act(f func(tx *store.Tx) (store.Entry, error)) error {
	return o.Store.Act(func(tx *store.Tx) (store.Entry, error) {
		entry, err := f(tx)
		if err != nil || o.Dry || entry.Act == "" {
			return store.Entry{}, err
		}
		entry.Operator = o.Operator
		return entry, plain(&entry)
	})
}

// plain is the journal's last line of defence: whatever an act checked of what was
// typed, no character that does not show goes in (failures.md X1). What an entry is
// about is on record, or a file's name: it stands spelt. A program's own paths in a
// reason are calc.Legible.
func plain(entry *store.Entry) error {
	entry.Subject = calc.Legible(entry.Subject)
	for _, r := range entry.Reason {
		if calc.Hidden(r) {
			return calc.Faults{records.HiddenFault(calc.Place{File: "reason"}, r)}
		}
	}
	return nil
}

// aside runs f for the office on a copy of its store (store.Aside): f may take as
// long as it likes, and what it changes is gone afterwards.
func (o *Office) aside(f func(*Office) error) error {
	return o.Store.Aside(func(s *store.Store) error {
		own := *o
		own.Store = s
		return f(&own)
	})
}

// viewAside is View of a copy of the store, for what takes long.
func (o *Office) viewAside(f func(*store.Tx) error) error {
	return o.Store.Aside(func(s *store.Store) error { return s.View(f) })
}

// latestPolicy are the tables loaded last.
func latestPolicy(tx *store.Tx) (*policy.Policy, error) {
	return policyVersion(tx, tx.PolicyVersion())
}

// policyVersion are the tables of one loading.
func policyVersion(tx *store.Tx, version int) (*policy.Policy, error) {
	digest, err := tx.PolicyDigest(version)
	if err != nil {
		return nil, err
	}
	return parsed.of(parsedKey{version, digest}, func() (*policy.Policy, error) {
		kept, err := tx.Policy(version)
		if err != nil {
			return nil, err
		}
		p, faults := policy.Again(keptTables(kept))
		if bad := faults.Refusing(); len(bad) > 0 {
			return nil, fmt.Errorf("policy version %d: %w", version, bad)
		}
		p.Version = version
		return p, nil
	})
}
