package store

import (
	"cmp"
	"errors"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/calc/sidebyside"
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
	return s.Examine(s.Prove)
}

// Prove is the deep check within a transaction, but for the structure of the
// file. Its parts are proved side by side.
func (s *Store) Prove(tx *Tx) error {
	if err := s.proveRecords(tx); err != nil {
		return err
	}
	_, err := s.VerifyAnchor(tx)
	return err
}

// proveRecords is Prove, but for what is known of the store outside it.
func (s *Store) proveRecords(tx *Tx) error {
	if _, err := tx.verifiedTable(); err != nil { // once, before several ask for it
		return cmp.Or(s.proveEnvelopes(tx), err)
	}
	if _, err := tx.Renumberings(); err != nil {
		return cmp.Or(s.proveEnvelopes(tx), err)
	}
	towns, err := tx.Townships()
	if err != nil {
		return err
	}
	proof, parts, err := tx.newEnvelopesProof()
	if err != nil {
		return err
	}
	cases := make([]*caseCheck, len(towns))
	for i, town := range towns {
		parts = append(parts, func() (err error) {
			cases[i], err = tx.checkTown(town)
			return err
		})
	}
	parts = append(parts, tx.VerifySeals, tx.VerifyJournal, tx.checkRenumberings, tx.checkPending, tx.checkApplications, tx.checkOffice)
	if err := sidebyside.Run(parts, proved); err != nil {
		return err
	}
	return cmp.Or(proof.whole(), tx.checkTogether(cases))
}

// proved works on one part of a check.
func proved(part func() error) error { return part() }

// belong counts a bucket against the records that belong to a household.
func (tx *Tx) belong(b bucket, want int) error {
	if n := tx.count(b); n != want {
		return damaged("record.count", n, bucketNames[b], want)
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
		var fault error
		switch entries, err := tx.EntriesDigest(s.Month); {
		case err != nil:
			return in(inRoster, s.Month, err)
		case !said[s.Month.String()].agrees(s):
			fault = damaged("seal.other")
		case s.Previous != previous:
			fault = damaged("seal.chain")
		case entries != s.Entries:
			fault = damaged("seal.lines")
		case !tx.findingsAgree(s):
			fault = damaged("seal.findings")
		case tx.VerifySignatures(s) != nil:
			fault = damaged("seal.signed")
		}
		if fault != nil {
			return in(inRoster, s.Month, fault)
		}
		previous = s.Digest()
		delete(said, s.Month.String())
		return nil
	})
	for month := range said {
		if err == nil {
			err = in(inRoster, month, damaged("seal.gone"))
		}
	}
	return err
}

func (tx *Tx) findingsAgree(s *roster.Seal) bool {
	findings, err := tx.Findings(s.Month)
	return err == nil && roster.FindingsDigest(findings) == s.Findings
}
