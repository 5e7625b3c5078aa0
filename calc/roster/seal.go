package roster

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"time"

	"doudi/calc"
)

// Digest is a SHA-256.
type Digest [32]byte

// String is the digest in hexadecimal.
func (d Digest) String() string { return hex.EncodeToString(d[:]) }

// Short is the beginning and the end of the digest, as printed on paper.
func (d Digest) Short() string { s := d.String(); return s[:8] + "…" + s[60:] }

// State is how far a month has come.
type State uint8

// The states of a month (R6). A draft is not kept: it follows from the records.
const (
	Draft     State = iota // 草稿
	Submitted              // 已提交
	Confirmed              // 已审定, sealed
)

// String is the state's code.
func (s State) String() string { return [...]string{"draft", "submitted", "confirmed"}[s] }

// Override is a blocking finding that somebody let pass, by name and reason.
type Override struct {
	Code      string
	Household calc.HouseholdNumber
	Person    calc.IDNumber
	By        string
	Reason    string
}

// tailOf is where the findings about one person of a household have the tail of
// the person's identity number among their operands.
var tailOf = map[string]int{"id.invalid": 1, "insured.twice": 0, "programs.exclusive": 0, "arrears.twice": 0}

// AboutPerson is the tail of the identity number of the person whom a finding is
// about that names no person's award; ok is false for other findings.
func (f Finding) AboutPerson() (tail string, ok bool) {
	i, personal := tailOf[f.Code]
	if !personal || f.Person != "" || i >= len(f.Args) {
		return "", false
	}
	return f.Args[i], true
}

// Lifts says whether the override is meant for the finding. A finding about one
// person of a household's award is only lifted by that person's number.
func (o Override) Lifts(f Finding) bool {
	if o.Code != f.Code || o.Household != f.Household {
		return false
	}
	if tail, personal := f.AboutPerson(); personal {
		return o.Person != "" && o.Person.Tail() == tail
	}
	return o.Person == "" || o.Person == f.Person
}

// Seal is what a month was when it was submitted and confirmed 封印. Each seal
// holds the digest of the one before, so that no month can be changed unseen.
type Seal struct {
	Month        calc.Month
	County       string
	State        State
	Programs     []Total
	All          Total
	Blocks       int // blocking findings, all overridden
	Warnings     int
	Overrides    []Override
	Policy       int    // version of the tables
	PolicyDigest Digest // of the tables
	Horizon      uint64 // sequence of the last decision that was recorded
	Entries      Digest // of all entries, causes included
	Findings     Digest
	Previous     Digest // of the seal of the month before; zero in the opening month
	SubmittedBy  string
	SubmittedAt  time.Time
	ConfirmedBy  string
	ConfirmedAt  time.Time
	// Signatures of the two operators over the digest, who signs, and when: by
	// the one who submitted and the one who confirmed.
	SubmitSignature, ConfirmSignature []byte

	Journal     uint64 // the journal's last entry when the month was last acted on
	JournalHead Digest // and its digest, which paper and other machines anchor
}

// Digest is the seal's own digest: of everything in it but the confirmation.
// It is what the submitter signs for and the confirmer agrees to.
func (s *Seal) Digest() Digest {
	b := []byte("doudi seal 1\n")
	add := func(fields ...string) {
		for _, f := range fields {
			b = append(strconv.AppendQuote(b, f), ' ')
		}
		b = append(b, '\n')
	}
	add(s.Month.String(), s.County)
	for _, t := range append(append([]Total(nil), s.Programs...), s.All) {
		add(string(t.Program), fmt.Sprint(t.Households, t.Persons, t.Lines), t.Amount.String())
	}
	add(fmt.Sprint(s.Blocks, s.Warnings))
	for _, o := range s.Overrides {
		add(o.Code, string(o.Household), string(o.Person), o.By, o.Reason)
	}
	add(strconv.Itoa(s.Policy), s.PolicyDigest.String(), strconv.FormatUint(s.Horizon, 10))
	add(s.Entries.String(), s.Findings.String(), s.Previous.String())
	return sha256.Sum256(b)
}

// AppendCanonical writes the entry as one unambiguous line, for digests: the
// same entry gives the same bytes whatever form the store keeps it in.
func (e *Entry) AppendCanonical(b []byte) []byte {
	text := func(fields ...string) {
		for _, f := range fields {
			b = append(strconv.AppendInt(b, int64(len(f)), 10), ':')
			b = append(b, f...)
		}
	}
	number := func(numbers ...int64) {
		for _, n := range numbers {
			b = append(strconv.AppendInt(b, n, 10), ' ')
		}
	}
	text(string(e.Region), string(e.Household), string(e.Program), string(e.Person), e.Head)
	number(int64(e.Settlement), int64(e.People), int64(e.Base), int64(e.Supplement), int64(e.Minimum), int64(e.Taper), int64(e.Bonus))
	for _, list := range [][]Correction{e.Arrears, e.Recovery} {
		number(int64(len(list)))
		for _, c := range list {
			number(int64(c.Month), int64(c.Amount))
		}
	}
	number(int64(e.Reissue), int64(e.Debt), int64(e.Standing), int64(e.Decision), int64(e.Basis))
	text(e.Payee, string(e.PayeeID), e.Bank, e.Account, e.Payment)
	for _, c := range e.Causes {
		text(string(c.Code), c.Detail)
		number(int64(c.Amount))
	}
	b = strconv.AppendBool(b, e.Held)
	b = strconv.AppendBool(b, e.Settled)
	return append(b, '\n')
}

// FindingsDigest is the digest of a month's findings.
func FindingsDigest(fs []Finding) Digest {
	h := sha256.New()
	for _, f := range fs {
		fmt.Fprintf(h, "%q %v %q %q %q %q\n", f.Code, f.Block, f.Household, f.Program, f.Person, f.Args)
	}
	return Digest(h.Sum(nil))
}
