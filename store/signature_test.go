package store

import (
	"errors"
	"testing"
	"time"
)

func TestC4SignedActs(t *testing.T) {
	s := newStaff(t)
	digest := [32]byte{7}
	at := signedAt.Add(300 * time.Millisecond).In(time.FixedZone("CST", 8*3600))
	sign := func(who, act string) *Signature {
		signature := signAct(s.keys[who], act, slotStore, digest, at, who)
		return &signature
	}
	submitted, confirmed := sign("wang", "roster.submit"), sign("李建国", "roster.confirm")
	if err := s.verifyBoth(slotStore, digest, "roster.submit", submitted, "roster.confirm", confirmed); err != nil {
		t.Fatal(err)
	}
	if !confirmed.At.Equal(signedAt) || confirmed.At.Location() != time.UTC {
		t.Errorf("signed at %v", confirmed.At)
	}
	altered := func(edit func(*Signature)) *Signature {
		c := *confirmed
		edit(&c)
		return &c
	}
	byMachine := signAct(keyFor(1), "roster.confirm", slotStore, digest, signedAt, "nightly")
	byNobody := signAct(keyFor(1), "roster.confirm", slotStore, digest, signedAt, "nobody")
	bySheet := signAct(s.keys[RecoveryName], "roster.confirm", slotStore, digest, signedAt, RecoveryName)
	pretended := signAct(s.keys["wang"], "roster.confirm", slotStore, digest, signedAt, "李建国")
	for _, row := range []struct {
		name, act, store string
		digest           [32]byte
		by               *Signature
	}{
		{"another act", "roster.submit", slotStore, digest, confirmed},
		{"another store", "roster.confirm", otherStore, digest, confirmed},
		{"other content", "roster.confirm", slotStore, [32]byte{8}, confirmed},
		{"another time", "roster.confirm", slotStore, digest, altered(func(s *Signature) { s.At = s.At.Add(time.Second) })},
		{"another name", "roster.confirm", slotStore, digest, altered(func(s *Signature) { s.By = "wang" })},
		{"another signature", "roster.confirm", slotStore, digest, altered(func(s *Signature) { s.Bytes[9] ^= 1 })},
		{"no signature", "roster.confirm", slotStore, digest, &Signature{By: "李建国", At: signedAt}},
		{"nothing", "roster.confirm", slotStore, digest, &Signature{}},
		{"a machine", "roster.confirm", slotStore, digest, &byMachine},
		{"a stranger", "roster.confirm", slotStore, digest, &byNobody},
		{"the sheet", "roster.confirm", slotStore, digest, &bySheet},
		{"in another's name", "roster.confirm", slotStore, digest, &pretended},
	} {
		if err := s.verifyAct(row.act, row.store, row.digest, row.by); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", row.name, err)
		}
		if err := s.verifyBoth(row.store, row.digest, "roster.submit", submitted, row.act, row.by); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s, after the maker's: %v", row.name, err)
		}
	}
	own := sign("wang", "roster.confirm")
	if err := s.verifyBoth(slotStore, digest, "roster.submit", submitted, "roster.confirm", own); !errors.Is(err, ErrDamaged) {
		t.Errorf("confirmed by the maker: %v", err)
	}
	if err := s.verifyBoth(slotStore, digest, "roster.submit", altered(func(*Signature) {}), "roster.confirm", own); !errors.Is(err, ErrDamaged) {
		t.Errorf("a confirmation in the maker's place: %v", err)
	}
}

// A key that was replaced proves what was signed while it was the operator's; one
// who is disabled has signed what they have signed.
func TestSignaturesOfBefore(t *testing.T) {
	s := newStaff(t)
	digest := [32]byte{7}
	o := s.find("wang")
	o.Former = []FormerKey{{anyKey(1), signedAt.Add(-time.Hour)}, {anyKey(2), signedAt}}
	o.Disabled = true
	for _, row := range []struct {
		key   byte
		after time.Duration
		good  bool
	}{
		{1, -time.Hour - time.Second, true},
		{1, -time.Hour, true},
		{1, -time.Hour + time.Second, false},
		{2, 0, true},
		{2, time.Second, false},
		{3, -2 * time.Hour, false},
	} {
		by := signAct(keyFor(row.key), "decision.confirm", slotStore, digest, signedAt.Add(row.after), "wang")
		if err := s.verifyAct("decision.confirm", slotStore, digest, &by); (err == nil) != row.good {
			t.Errorf("key %d, %v: %v", row.key, row.after, err)
		}
	}
	now := signAct(s.keys["wang"], "decision.confirm", slotStore, digest, signedAt, "wang")
	if err := s.verifyAct("decision.confirm", slotStore, digest, &now); err != nil {
		t.Error(err)
	}
}

func TestSignaturesComeBack(t *testing.T) {
	want := signAct(keyFor(1), "roster.confirm", slotStore, [32]byte{7}, signedAt, "李建国")
	e := newEncoder()
	e.signature(&want)
	d := newDecoder(e.b)
	if got := d.signature(); d.done("signature") != nil || got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
