package store

import (
	"fmt"

	"go.etcd.io/bbolt"

	"doudi/calc"
	"doudi/calc/roster"
)

// Check proves the store whole: the structure of its file, and in depth every
// record, the households' homes, the chain of the journal and the digests of
// every month. The error wraps ErrDamaged and names the first fault.
func (s *Store) Check(deep bool) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%s: %w: its structure cannot be followed", s.Path, ErrDamaged)
		}
	}()
	if err := s.checkStructure(); err != nil || !deep {
		return err
	}
	return s.View(func(tx *Tx) error {
		for _, check := range []func() error{tx.checkCases, tx.checkOffice, tx.VerifyJournal, tx.VerifySeals} {
			if err := check(); err != nil {
				return fmt.Errorf("%s: %w", s.Path, err)
			}
		}
		return nil
	})
}

func (s *Store) checkStructure() error {
	db, err := openBolt(s.Path, true, s.Wait)
	if err != nil {
		return err
	}
	defer db.Close()
	return db.View(func(tx *bbolt.Tx) error {
		if _, err := begin(tx); err != nil {
			return fmt.Errorf("%s: %w", s.Path, err)
		}
		var first error
		for err := range tx.Check() {
			if first == nil {
				first = fmt.Errorf("%s: %w: %v", s.Path, ErrDamaged, err)
			}
		}
		return first
	})
}

// checkCases reads every household and decision, and checks that the tokens,
// homes and households agree.
func (tx *Tx) checkCases() error {
	households, decisions, tokens := 0, 0, 0
	err := tx.Cases("", func(h *calc.Household, awards []calc.Award) error {
		households++
		if home := tx.engine.get(homeKey(h.Number)); string(home) != string(h.Region) {
			return fmt.Errorf("household %s: %w: it is filed in another region than its record says", h.Number, ErrDamaged)
		}
		for _, a := range awards {
			decisions += len(a.Decisions)
		}
		distinct := map[kindValue]bool{}
		for kind, value := range tokensOf(h) {
			if tx.engine.get(tokenKey(kind, value, h.Number)) == nil {
				return fmt.Errorf("household %s: %w: it cannot be found by its own names and numbers", h.Number, ErrDamaged)
			}
			distinct[kindValue{kind, value}] = true
		}
		tokens += len(distinct)
		return nil
	})
	if err != nil {
		return err
	}
	if n := tx.count(indexBucket); n != tokens {
		return fmt.Errorf("%w: %d names and numbers lead to households, but %d should", ErrDamaged, n, tokens)
	}
	if homes := tx.count(homeBucket); homes != households {
		return fmt.Errorf("%w: %d households, but %d are filed", ErrDamaged, households, homes)
	}
	if n := tx.count(decisionBucket); n != decisions {
		return fmt.Errorf("%w: %d decisions, but %d belong to a household", ErrDamaged, n, decisions)
	}
	return nil
}

// kindValue is a token without its household.
type kindValue struct {
	kind  token
	value string
}

func (tx *Tx) count(b bucket) int {
	n := 0
	_ = tx.engine.scan(all(b), key{b, nil}, func(key, []byte) error { n++; return nil })
	return n
}

// checkOffice reads every region, operator and policy.
func (tx *Tx) checkOffice() error {
	if err := tx.Regions(func(calc.Region) error { return nil }); err != nil {
		return err
	}
	if err := tx.Operators(func(*Operator) error { return nil }); err != nil {
		return err
	}
	for v := 1; v <= tx.counters.Policy; v++ {
		if _, err := tx.Policy(v); err != nil {
			return err
		}
	}
	return nil
}

// Seals walks the months that have been submitted, in order.
func (tx *Tx) Seals(f func(*roster.Seal) error) error {
	for m := tx.settings.Opening; ; m++ {
		value := tx.engine.get(sealKey(m))
		if value == nil {
			return nil
		}
		s, err := decodeSeal(value)
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
