package store

import (
	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/roster"
)

func encodeEntries(entries []roster.Entry) []byte {
	e := newEncoder()
	e.uint(uint64(len(entries)))
	for i := range entries {
		encodeEntry(e, &entries[i])
	}
	return e.b
}

// decodeEntries reads a township's entries one by one into f; the entry is
// only good until f returns.
func decodeEntries(value []byte, f func(*roster.Entry) error) error {
	d := newDecoder(value)
	var entry roster.Entry
	for n := d.count(); n > 0 && !d.bad; n-- {
		decodeEntry(d, &entry)
		if d.bad {
			break
		}
		if err := f(&entry); err != nil {
			return err
		}
	}
	return d.done("roster")
}

// decodeEntriesOf reads the entries of one household. Those before are passed
// over, and those behind are not looked at.
func decodeEntriesOf(value []byte, of calc.HouseholdNumber, f func(*roster.Entry) error) error {
	d := newDecoder(value)
	var entry roster.Entry
	found := false
	for n := d.count(); n > 0 && !d.bad; n-- {
		at := d.at
		d.text() // region
		own := d.text() == string(of)
		if !own && found {
			return nil
		}
		if found = own; !own {
			passEntry(d)
			continue
		}
		d.at = at
		if decodeEntry(d, &entry); d.bad {
			break
		}
		if err := f(&entry); err != nil {
			return err
		}
	}
	return d.done("roster")
}

// passEntry passes over an entry behind its household.
func passEntry(d *decoder) {
	d.texts(3)
	d.pass(2)
	d.numbers(1 + 7)
	for range 2 { // arrears and recovery
		d.numbers(2 * d.count())
	}
	d.texts(5)
	d.pass(2)
	d.numbers(2)
	for n := d.count(); n > 0 && !d.bad; n-- {
		d.texts(2)
		d.numbers(1)
	}
}

func encodeEntry(e *encoder, x *roster.Entry) {
	e.texts(string(x.Region), string(x.Household), string(x.Program), string(x.Person), x.Head)
	e.kinds(uint8(x.Settlement), uint8(x.Standing))
	e.uint(uint64(x.People))
	for _, m := range [...]calc.Money{x.Base, x.Supplement, x.Minimum, x.Taper, x.Bonus, x.Reissue, x.Debt} {
		e.int(int64(m))
	}
	encodeCorrections(e, x.Arrears)
	encodeCorrections(e, x.Recovery)
	e.texts(x.Payee, string(x.PayeeID), x.Bank, x.Account, x.Payment)
	e.flag(x.Held)
	e.flag(x.Settled)
	e.uint(x.Decision)
	e.uint(x.Basis)
	e.uint(uint64(len(x.Causes)))
	for _, c := range x.Causes {
		e.texts(string(c.Code), c.Detail)
		e.int(int64(c.Amount))
	}
}

// decodeEntry reads into x, whose lists are used again.
func decodeEntry(d *decoder, x *roster.Entry) {
	arrears, recovery, causes := x.Arrears[:0], x.Recovery[:0], x.Causes[:0]
	x.Region, x.Household = calc.RegionCode(d.text()), calc.HouseholdNumber(d.text())
	x.Program, x.Person, x.Head = calc.Program(d.text()), calc.IDNumber(d.text()), d.text()
	x.Settlement, x.Standing = readKind[calc.Settlement](d), entitlement.Standing(d.byte())
	x.People = int(d.uint())
	for _, m := range [...]*calc.Money{&x.Base, &x.Supplement, &x.Minimum, &x.Taper, &x.Bonus, &x.Reissue, &x.Debt} {
		*m = calc.Money(d.int())
	}
	x.Arrears = decodeCorrections(d, arrears)
	x.Recovery = decodeCorrections(d, recovery)
	x.Payee, x.PayeeID, x.Bank, x.Account, x.Payment = d.text(), calc.IDNumber(d.text()), d.text(), d.text(), d.text()
	x.Held, x.Settled = d.flag(), d.flag()
	x.Decision, x.Basis = d.uint(), d.uint()
	for n := d.count(); n > 0; n-- {
		causes = append(causes, roster.Cause{Code: roster.CauseCode(d.text()), Detail: d.text(), Amount: calc.Money(d.int())})
	}
	x.Causes = causes
	if x.Standing > entitlement.Stopped {
		d.bad = true
	}
}

func encodeCorrections(e *encoder, cs []roster.Correction) {
	e.uint(uint64(len(cs)))
	for _, c := range cs {
		e.int(int64(c.Month))
		e.int(int64(c.Amount))
	}
}

func decodeCorrections(d *decoder, cs []roster.Correction) []roster.Correction {
	for n := d.count(); n > 0; n-- {
		cs = append(cs, roster.Correction{Month: calc.Month(d.small()), Amount: calc.Money(d.int())})
	}
	return cs
}

func encodeFindings(fs []roster.Finding) []byte {
	e := newEncoder()
	e.uint(uint64(len(fs)))
	for i := range fs {
		f := &fs[i]
		e.text(f.Code)
		e.flag(f.Block)
		e.texts(string(f.Household), string(f.Program), string(f.Person))
		e.uint(uint64(len(f.Args)))
		e.texts(f.Args...)
	}
	return e.b
}

func decodeFindings(value []byte) ([]roster.Finding, error) {
	d := newDecoder(value)
	fs := make([]roster.Finding, d.count())
	for i := range fs {
		f := &fs[i]
		f.Code, f.Block = d.text(), d.flag()
		f.Household, f.Program, f.Person = calc.HouseholdNumber(d.text()), calc.Program(d.text()), calc.IDNumber(d.text())
		f.Args = make([]string, d.count())
		for j := range f.Args {
			f.Args[j] = d.text()
		}
	}
	return fs, d.done("findings")
}

func encodeSeal(s *roster.Seal) []byte {
	e := newEncoder()
	e.int(int64(s.Month))
	e.text(s.County)
	e.kind(uint8(s.State))
	e.uint(uint64(len(s.Programs)))
	for i := range s.Programs {
		encodeTotal(e, &s.Programs[i])
	}
	encodeTotal(e, &s.All)
	e.uint(uint64(s.Blocks))
	e.uint(uint64(s.Warnings))
	e.uint(uint64(len(s.Overrides)))
	for _, o := range s.Overrides {
		e.texts(o.Code, string(o.Household), string(o.Person), o.By, o.Reason)
	}
	e.uint(uint64(s.Policy))
	e.uint(s.Horizon)
	for _, d := range [...]roster.Digest{s.PolicyDigest, s.Entries, s.Findings, s.Previous} {
		e.digest(d)
	}
	e.text(s.SubmittedBy)
	e.time(s.SubmittedAt)
	e.text(s.ConfirmedBy)
	e.time(s.ConfirmedAt)
	e.texts(string(s.SubmitSignature), string(s.ConfirmSignature))
	e.uint(s.Journal)
	e.digest(s.JournalHead)
	return e.b
}

func decodeSeal(value []byte) (*roster.Seal, error) {
	d := newDecoder(value)
	s := &roster.Seal{Month: calc.Month(d.small()), County: d.text(), State: roster.State(d.byte())}
	s.Programs = make([]roster.Total, d.count())
	for i := range s.Programs {
		decodeTotal(d, &s.Programs[i])
	}
	decodeTotal(d, &s.All)
	s.Blocks, s.Warnings = int(d.uint()), int(d.uint())
	s.Overrides = make([]roster.Override, d.count())
	for i := range s.Overrides {
		s.Overrides[i] = roster.Override{Code: d.text(), Household: calc.HouseholdNumber(d.text()), Person: calc.IDNumber(d.text()), By: d.text(), Reason: d.text()}
	}
	s.Policy, s.Horizon = int(d.uint()), d.uint()
	for _, p := range [...]*roster.Digest{&s.PolicyDigest, &s.Entries, &s.Findings, &s.Previous} {
		*p = d.digest()
	}
	s.SubmittedBy, s.SubmittedAt = d.text(), d.time()
	s.ConfirmedBy, s.ConfirmedAt = d.text(), d.time()
	s.SubmitSignature, s.ConfirmSignature = []byte(d.text()), []byte(d.text())
	s.Journal, s.JournalHead = d.uint(), d.digest()
	if s.State > roster.Confirmed {
		d.bad = true
	}
	return s, d.done("seal")
}

func encodeTotal(e *encoder, t *roster.Total) {
	e.texts(string(t.Program), string(t.Region), t.Level)
	e.uint(uint64(t.Households))
	e.uint(uint64(t.Persons))
	e.uint(uint64(t.Lines))
	e.int(int64(t.Amount))
}

func decodeTotal(d *decoder, t *roster.Total) {
	t.Program, t.Region, t.Level = calc.Program(d.text()), calc.RegionCode(d.text()), d.text()
	t.Households, t.Persons, t.Lines = int(d.uint()), int(d.uint()), int(d.uint())
	t.Amount = calc.Money(d.int())
}
