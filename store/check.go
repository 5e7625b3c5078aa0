package store

import (
	"bytes"
	"errors"
	"fmt"
	"runtime/debug"

	"doudi/calc"
	"doudi/calc/roster"
)

// Check proves the store whole: the structure of its file, and in depth every
// envelope against the head record, who lives where, what was before and what
// each is found by, the applications, what waits for a second person, the
// operators and their slots, the chain of the journal, every month's seal and
// the anchor. The error wraps ErrDamaged, ErrOlder or ErrOther and names the
// first fault.
func (s *Store) Check(deep bool) error {
	if err := s.inspect(); err != nil || !deep {
		return err
	}
	return s.View(s.Prove)
}

// Prove is the deep check within a transaction, but for the structure of the
// file.
func (s *Store) Prove(tx *Tx) (err error) {
	whole := make(chan error, 1)
	go func() { whole <- s.envelopes(tx) }()
	defer func() { // also where a check panics: the pages must stay until then
		if damaged := <-whole; damaged != nil {
			err = damaged
		}
	}()
	for _, check := range []func() error{tx.checkCases, tx.checkRenumberings, tx.checkHistories, tx.checkPending, tx.checkDirectory, tx.checkApplications, tx.checkOffice, tx.VerifyJournal, tx.VerifySeals} {
		if err := check(); err != nil {
			return err
		}
	}
	_, err = s.VerifyAnchor(tx)
	return err
}

// envelopes opens every envelope, beside the checks of what is in them.
func (s *Store) envelopes(tx *Tx) (err error) {
	defer s.damage(&err)
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	return tx.prove()
}

// checkCases reads every household, decision and fact, and checks that homes, people
// and households agree.
func (tx *Tx) checkCases() error {
	households, decisions, facts, people := 0, 0, 0, 0
	factsOf := tx.FactsBeside("")
	t, err := tx.verifiedTable()
	if err != nil {
		return err
	}
	err = tx.casesBy(asWritten, "", func(h *calc.Household, awards []calc.Award) error {
		households++
		home, err := tx.engine.get(homeKey(h.Number))
		if err == nil && string(home) != string(h.Region) {
			err = fmt.Errorf("household %s: %w: it is filed in another region than its record says", h.Number, ErrDamaged)
		}
		if own, missing := tx.engine.has(householdKey(h.Region, h.Number)); err == nil && !own {
			err = errors.Join(missing, fmt.Errorf("household %s: %w: its record lies under another number", h.Number, ErrDamaged))
		}
		for _, a := range awards {
			decisions += len(a.Decisions)
		}
		if err == nil {
			err = tx.verifyAwards(t, awards)
		}
		known, faulty := factsOf(h)
		facts, err = facts+len(known), errors.Join(err, faulty)
		for i := range h.Members {
			people++
			if n, missing := tx.HouseholdOf(h.Members[i].ID); missing != nil || n != h.Number {
				return fmt.Errorf("household %s: %w: a person of it is filed elsewhere", h.Number, ErrDamaged)
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	for _, c := range []struct {
		bucket bucket
		want   int
	}{{homeBucket, households}, {decisionBucket, decisions}, {factBucket, facts}, {personBucket, people}} {
		if err := tx.belong(c.bucket, c.want); err != nil {
			return err
		}
	}
	if uint64(decisions+facts) != tx.head.Decision { // none is ever taken away
		return fmt.Errorf("%w: %d decisions and %d facts, but %d were recorded", ErrDamaged, decisions, facts, tx.head.Decision)
	}
	return nil
}

// checkDirectory makes the search directory anew and compares. How names sound
// may change with the program; who is listed may not.
func (tx *Tx) checkDirectory() error {
	villages := 0
	for at := calc.RegionCode(""); ; villages++ {
		village, households, err := tx.nextVillage(at)
		if err != nil {
			return err
		}
		if len(households) == 0 {
			break
		}
		for _, kind := range searchKinds {
			chunk, err := tx.engine.get(directoryKey(kind, village))
			if err != nil {
				return err
			}
			if !listsAll(chunk, kind, households) {
				return fmt.Errorf("village %s: %w: its search directory does not list its households", village, ErrDamaged)
			}
		}
		at = village
	}
	if n := tx.count(directoryBucket); n != villages*len(searchKinds) {
		return fmt.Errorf("%w: the search directory lists villages without households", ErrDamaged)
	}
	return nil
}

// nextVillage is the first village behind another that has households, and
// these; none at the end.
func (tx *Tx) nextVillage(after calc.RegionCode) (village calc.RegionCode, households []*calc.Household, err error) {
	from := householdsKey(string(after))
	if after != "" {
		from = from.after()
	}
	err = tx.engine.scan(from, key{householdBucket, nil}, func(k key, value []byte) error {
		if region := regionOf(k); village == "" {
			village = region
		} else if region != village {
			return errStop
		}
		h, err := decodeHousehold(value)
		households = append(households, &h)
		return err
	})
	return village, households, stopped(err)
}

// listsAll says whether a chunk has the lines of just these households.
func listsAll(chunk []byte, kind searchKind, households []*calc.Household) bool {
	var want []byte
	for line := range bytes.Lines(chunk) {
		if len(households) == 0 {
			return false
		}
		h := households[0]
		households = households[1:]
		if kind == bySound {
			if numberIn(line) != string(h.Number) {
				return false
			}
			continue
		}
		if want = appendLine(want[:0], h, kind); !bytes.Equal(line, want) {
			return false
		}
	}
	return len(households) == 0
}

// belong counts a bucket against the records that belong to a household.
func (tx *Tx) belong(b bucket, want int) error {
	if n := tx.count(b); n != want {
		return fmt.Errorf("%w: %d records of kind %s, but %d belong to a household", ErrDamaged, n, bucketNames[b], want)
	}
	return nil
}

func (tx *Tx) count(b bucket) int {
	n := 0
	_ = tx.engine.keys(all(b), key{b, nil}, func(key) error { n++; return nil })
	return n
}

// checkOffice reads every region and policy, and proves the operators.
func (tx *Tx) checkOffice() error {
	if err := tx.Regions(func(calc.Region) error { return nil }); err != nil {
		return err
	}
	for v := 1; v <= tx.head.Policy; v++ {
		if _, err := tx.Policy(v); err != nil {
			return err
		}
	}
	return tx.VerifyOperators()
}

// Seals walks the months that have been submitted, in order.
func (tx *Tx) Seals(f func(*roster.Seal) error) error {
	for m := tx.settings.Opening; ; m++ {
		s, err := tx.Seal(m)
		if errors.Is(err, ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := f(s); err != nil {
			return err
		}
	}
}

// The acts that make a seal. Their journal entries carry its digest as the
// reason, the month as the subject and its hands as the operators.
const (
	ActSubmit  = "roster.submit"
	ActConfirm = "roster.confirm"
)

// sealing is what the journal tells of one month's seal.
type sealing struct{ submitted, submittedBy, confirmed, confirmedBy string }

// sealings reads the journal for the seals that it tells of.
func (tx *Tx) sealings() (map[string]sealing, error) {
	said := map[string]sealing{}
	err := tx.Journal(0, func(j *Entry) error {
		s := said[j.Subject]
		switch j.Act {
		case ActSubmit:
			s.submitted, s.submittedBy = j.Reason, j.Operator
		case ActConfirm:
			s.confirmed, s.confirmedBy = j.Reason, j.Operator
		default:
			return nil
		}
		said[j.Subject] = s
		return nil
	})
	return said, err
}

// agrees says whether a seal is the one that the journal tells of, made by the
// hands that it names, two of them once it is confirmed.
func (said sealing) agrees(s *roster.Seal) bool {
	digest := s.Digest().String()
	if said.submitted != digest || said.submittedBy != s.SubmittedBy {
		return false
	}
	if s.State != roster.Confirmed {
		return said.confirmed == ""
	}
	return said.confirmed == digest && said.confirmedBy == s.ConfirmedBy && s.ConfirmedBy != s.SubmittedBy
}

// VerifySeals proves every month: that its seal is the one the journal tells of
// and continues the month before, and that its lines and findings are those
// that were sealed. The error names the first month that does not agree.
func (tx *Tx) VerifySeals() error {
	said, err := tx.sealings()
	if err != nil {
		return err
	}
	var previous roster.Digest
	err = tx.Seals(func(s *roster.Seal) error {
		fault := ""
		switch entries, err := tx.EntriesDigest(s.Month); {
		case err != nil:
			return fmt.Errorf("roster %s: %w", s.Month, err)
		case !said[s.Month.String()].agrees(s):
			fault = "its seal is not the one that the journal tells of"
		case s.Previous != previous:
			fault = "its seal does not continue the month before"
		case entries != s.Entries:
			fault = "its lines are not the ones that were sealed"
		case !tx.findingsAgree(s):
			fault = "its findings are not the ones that were sealed"
		case tx.VerifySignatures(s) != nil:
			fault = "it is not signed by the two operators whom it names"
		}
		if fault != "" {
			return fmt.Errorf("roster %s: %w: %s", s.Month, ErrDamaged, fault)
		}
		previous = s.Digest()
		delete(said, s.Month.String())
		return nil
	})
	for month := range said {
		if err == nil {
			err = fmt.Errorf("roster %s: %w: the journal tells of its seal, but it is gone", month, ErrDamaged)
		}
	}
	return err
}

func (tx *Tx) findingsAgree(s *roster.Seal) bool {
	findings, err := tx.Findings(s.Month)
	return err == nil && roster.FindingsDigest(findings) == s.Findings
}
