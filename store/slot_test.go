package store

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"

	"doudi/calc"
)

const (
	slotStore  = "00112233445566778899aabbccddeeff"
	otherStore = "ffeeddccbbaa99887766554433221100"
)

var (
	officerLi  = bearer{Name: "李建国", Roles: []Role{Approver, Officer}}
	clerkSun   = bearer{Name: "sun", Roles: []Role{Clerk}, Township: "999901001"}
	nightly    = bearer{Name: "nightly", Kind: machineSlot}
	theSheet   = bearer{Name: RecoveryName, Kind: recoverySlot}
	oldDataKey = [keySize]byte{1, 2, 3}
	newDataKey = [keySize]byte{4, 5, 6}
)

// made is a slot with its secret and public key.
type made struct {
	*slot
	secret Secret
	public ed25519.PublicKey
}

func makeSlot(t testing.TB, b bearer, secret Secret) made {
	t.Helper()
	s, public, err := newSlot(slotStore, b, secret, oldDataKey)
	if err != nil {
		t.Fatal(err)
	}
	return made{s, secret, public}
}

func keyOf(name string) Secret {
	_, s := NewKey(name)
	return s
}

func sheetSecretOf() Secret {
	_, s := NewSheet()
	return s
}

func TestSlotsOpen(t *testing.T) {
	for name, m := range map[string]made{
		"key": makeSlot(t, officerLi, keyOf("li")), "passphrase": makeSlot(t, clerkSun, mustPassphrase(t, "correct horse battery")),
		"machine": makeSlot(t, nightly, keyOf("nightly")), "sheet": makeSlot(t, theSheet, sheetSecretOf()),
	} {
		encoded := encodeSlot(m.slot)
		s, err := decodeSlot(encoded)
		if err != nil {
			t.Fatal(name, err)
		}
		if again := encodeSlot(s); !bytes.Equal(again, encoded) {
			t.Errorf("%s: the same slot gave other bytes", name)
		}
		clear(encoded)
		data, signer, err := s.open(slotStore, m.secret)
		if err != nil || data != oldDataKey {
			t.Fatalf("%s: %v", name, err)
		}
		if s.Kind == machineSlot {
			if signer != nil || m.public != nil {
				t.Error("a machine can sign")
			}
		} else if !m.public.Equal(signer.Public()) || !bytes.Equal(s.signing[:], m.public) {
			t.Errorf("%s: the key to sign with is not that of the public key", name)
		}
		if _, _, err := s.open(otherStore, m.secret); !errors.Is(err, ErrSecret) {
			t.Errorf("%s: opened for another store: %v", name, err)
		}
	}
}

func TestNoSlotTellsItsKeys(t *testing.T) {
	m := makeSlot(t, officerLi, keyOf("li"))
	_, signer, err := m.open(slotStore, m.secret)
	if err != nil {
		t.Fatal(err)
	}
	encoded := encodeSlot(m.slot)
	for name, hidden := range map[string][]byte{"data key": oldDataKey[:], "key to sign with": signer.Seed(), "secret": []byte(m.secret.material().text)} {
		if bytes.Contains(encoded, hidden[:8]) {
			t.Errorf("the %s stands plain", name)
		}
	}
}

// TestC4SlotInAnothersName: whoever knows the data key can make a slot that says
// another's public key, and does not open it.
func TestC4SlotInAnothersName(t *testing.T) {
	li, forged := makeSlot(t, officerLi, keyOf("li")), keyOf("x")
	s := &slot{bearer: li.bearer, derivation: newDerivation(forged), signing: li.signing}
	receiver, err := receivers.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	copy(s.receiving[:], receiver.PublicKey().Bytes())
	if err := errors.Join(s.wrap(slotStore, forged, keyFor(1), receiver), s.reseal(slotStore, oldDataKey)); err != nil {
		t.Fatal(err)
	}
	if err := try(t, encodeSlot(s), forged); err != ErrSecret {
		t.Error(err)
	}
}

func TestBearersAndTheirSecrets(t *testing.T) {
	words := mustPassphrase(t, "correct horse battery")
	if _, _, err := newSlot(slotStore, nightly, words, oldDataKey); !calc.Refused(err, "secret.machine") {
		t.Errorf("a machine with a passphrase: %v", err)
	}
	for _, row := range []struct {
		name   string
		bearer bearer
		secret Secret
	}{
		{"person with a sheet", officerLi, sheetSecretOf()},
		{"machine with a sheet", nightly, sheetSecretOf()},
		{"sheet with a key", theSheet, keyOf("x")},
		{"sheet with a passphrase", theSheet, words},
		{"no secret", officerLi, Secret{}},
		{"no name", bearer{Roles: []Role{Clerk}}, keyOf("")},
		{"no role", bearer{Name: "li"}, keyOf("li")},
		{"unknown role", bearer{Name: "li", Roles: []Role{"king"}}, keyOf("li")},
		{"role twice", bearer{Name: "li", Roles: []Role{Clerk, Clerk}}, keyOf("li")},
		{"roles out of order", bearer{Name: "li", Roles: []Role{Officer, Clerk}}, keyOf("li")},
		{"person of the sheet's name", bearer{Name: RecoveryName, Roles: []Role{Admin}}, keyOf("li")},
		{"sheet of another name", bearer{Name: "li", Kind: recoverySlot}, sheetSecretOf()},
		{"machine with a role", bearer{Name: "m", Kind: machineSlot, Roles: []Role{Officer}}, keyOf("m")},
		{"machine of a township", bearer{Name: "m", Kind: machineSlot, Township: "999901001"}, keyOf("m")},
		{"no such kind", bearer{Name: "m", Kind: slotKinds}, keyOf("m")},
	} {
		if s, _, err := newSlot(slotStore, row.bearer, row.secret, oldDataKey); err == nil || s != nil {
			t.Errorf("%s: a slot was made", row.name)
		}
	}
}

const gibibyte = 1 << 30

// try opens an encoded slot and fails the test if it needs a GiB for that.
func try(t testing.TB, encoded []byte, secret Secret) error {
	t.Helper()
	before := allocated()
	s, err := decodeSlot(encoded)
	if err == nil {
		var data [keySize]byte
		var signer ed25519.PrivateKey
		if data, signer, err = s.open(slotStore, secret); err != nil && (data != [keySize]byte{} || signer != nil) {
			t.Fatalf("keys come with the error %v", err)
		}
	}
	if used := allocated() - before; used > gibibyte {
		t.Fatalf("%d MiB were used", used>>20)
	}
	return err
}

// TestC2WrongSecrets: nothing but the secret itself opens a slot, and all others
// get the same answer.
func TestC2WrongSecrets(t *testing.T) {
	text, sheet := NewSheet()
	words := mustPassphrase(t, "correct horse battery")
	slots := []made{makeSlot(t, officerLi, keyOf("li")), makeSlot(t, theSheet, sheet), makeSlot(t, clerkSun, words)}
	wrong := []Secret{
		{},
		keyOf("li"), sheetSecretOf(), mustPassphrase(t, "Correct horse battery"),
		newSecret(keySecret, sheet.material().text),
		newSecret(sheetSecret, slots[0].secret.material().text),
		newSecret(passphraseSecret, slots[0].secret.material().text),
		newSecret(passphraseSecret, text),
		newSecret(keySecret, words.material().text),
	}
	for _, m := range slots {
		for i, s := range wrong {
			if err := try(t, encodeSlot(m.slot), s); err != ErrSecret {
				t.Errorf("slot of %s, secret %d: %v", m.Name, i, err)
			}
		}
		if err := try(t, encodeSlot(m.slot), m.secret); err != nil {
			t.Errorf("slot of %s: %v", m.Name, err)
		}
	}
}

// TestC2MutatedSlots changes slots at random: DOUDI_MUTATIONS says how many,
// 100 000 for a full run. None may open, none may need much.
func TestC2MutatedSlots(t *testing.T) {
	rounds := 2000
	if n, err := strconv.Atoi(os.Getenv("DOUDI_MUTATIONS")); err == nil && n > 0 {
		rounds = n
	}
	li, machine, sheet := makeSlot(t, officerLi, keyOf("li")), makeSlot(t, nightly, keyOf("nightly")), makeSlot(t, theSheet, sheetSecretOf())
	twin := made{makeSlot(t, officerLi, li.secret).slot, li.secret, nil} // of the same secret and name
	slots := []made{li, machine, sheet, twin}
	random := rand.New(rand.NewPCG(20, 26))
	damaged, shut := 0, 0
	for damaged+shut < rounds {
		m := slots[random.IntN(len(slots))]
		whole := encodeSlot(m.slot)
		b := mutate(random, bytes.Clone(whole), encodeSlot(slots[random.IntN(len(slots))].slot))
		if slices.ContainsFunc(slots, func(s made) bool { return bytes.Equal(b, encodeSlot(s.slot)) }) {
			continue
		}
		switch err := try(t, b, m.secret); {
		case errors.Is(err, ErrDamaged):
			damaged++
		case err == ErrSecret:
			shut++
		default:
			t.Fatalf("a changed slot gave %v:\n%x\nwas\n%x", err, b, whole)
		}
	}
	if damaged < rounds/10 || shut < rounds/4 {
		t.Errorf("of %d only %d could not be read and %d did not open", rounds, damaged, shut)
	}
	t.Logf("%d slots: %d could not be read, %d did not open", rounds, damaged, shut)
}

// mutate changes a slot in one way; other is another whole slot.
func mutate(random *rand.Rand, b, other []byte) []byte {
	at := random.IntN(len(b))
	switch random.IntN(7) {
	case 0, 1:
		b[at] ^= 1 << random.IntN(8)
	case 2:
		b[at] = byte(random.Uint32())
	case 3:
		return b[:at]
	case 4:
		return slices.Insert(b, at, byte(random.Uint32()))
	case 5: // a part of the other slot in its place, as long as it may be
		copy(b[at:], other[min(at, len(other)):min(len(other), at+1+random.IntN(len(b)-at))])
	case 6: // of the same length from the end
		n := 1 + random.IntN(min(len(b), len(other)))
		copy(b[len(b)-n:], other[len(other)-n:])
	}
	return b
}

// TestC2DerivationOutOfBounds: what a slot asks for is looked at before it is
// run, and a cheaper derivation does not open it.
func TestC2DerivationOutOfBounds(t *testing.T) {
	m := makeSlot(t, clerkSun, mustPassphrase(t, "correct horse battery"))
	d := m.derivation
	if d.passes != 3 || d.memory != 64<<10 || d.threads != 4 {
		t.Errorf("a new slot asks for %+v", d)
	}
	with := func(method derivationMethod, passes, memory uint64, threads uint8) []byte {
		e := m.encodeBearer()
		e.kind(uint8(method))
		e.b = append(e.b, d.salt[:]...)
		e.uint(passes)
		e.uint(memory)
		e.kind(threads)
		return append(append(e.b, m.wrapped...), m.sealed[:]...)
	}
	if !bytes.Equal(with(argon2id, 3, 64<<10, 4), encodeSlot(m.slot)) {
		t.Fatal("the test writes slots of another form")
	}
	const least, most, tebibyte = 8 << 10, 256 << 10, 1 << 30 // KiB
	for _, row := range []struct {
		method         derivationMethod
		passes, memory uint64
		threads        uint8
		want           error
	}{
		{argon2id, 1, least, 1, ErrSecret},
		{argon2id, 10, least, 1, ErrSecret},
		{argon2id, 1, least, 16, ErrSecret},
		{argon2id, 1, most, 4, ErrSecret},
		{argon2id, 0, least, 1, ErrDamaged},
		{argon2id, 11, least, 1, ErrDamaged},
		{argon2id, 3 + 1<<32, 64 << 10, 4, ErrDamaged},
		{argon2id, 1, least - 1, 1, ErrDamaged},
		{argon2id, 1, most + 1, 4, ErrDamaged},
		{argon2id, 1, tebibyte, 4, ErrDamaged},
		{argon2id, 3, 64<<10 + 1<<32, 4, ErrDamaged},
		{argon2id, 1, least, 0, ErrDamaged},
		{argon2id, 1, least, 17, ErrDamaged},
		{hkdfSHA256, 0, 0, 0, ErrSecret},
		{hkdfSHA256, 3, 64 << 10, 4, ErrDamaged},
		{hkdfSHA256 + 1, 0, 0, 0, ErrDamaged},
		{0, 0, 0, 0, ErrDamaged},
	} {
		if err := try(t, with(row.method, row.passes, row.memory, row.threads), m.secret); !errors.Is(err, row.want) {
			t.Errorf("%+v: %v", row, err)
		}
	}
	// A machine's slot never asks for a passphrase.
	night := makeSlot(t, nightly, keyOf("nightly"))
	night.derivation = d
	if _, err := decodeSlot(encodeSlot(night.slot)); !errors.Is(err, ErrDamaged) {
		t.Errorf("a machine's slot with a passphrase: %v", err)
	}
}

// TestC6NewDataKey: a new data key is sealed to everybody without any secret; the
// old slots, as they lie in old backups, open the old one, and neither the other.
func TestC6NewDataKey(t *testing.T) {
	for name, m := range map[string]made{
		"person": makeSlot(t, officerLi, keyOf("li")), "machine": makeSlot(t, nightly, keyOf("n")), "sheet": makeSlot(t, theSheet, sheetSecretOf()),
	} {
		old := encodeSlot(m.slot)
		if err := m.reseal(slotStore, newDataKey); err != nil {
			t.Fatal(name, err)
		}
		if got := opened(t, old, m.secret); got != oldDataKey {
			t.Errorf("%s: the old slot opens %x", name, got[:3])
		}
		if got := opened(t, encodeSlot(m.slot), m.secret); got != newDataKey {
			t.Errorf("%s: the new slot opens %x", name, got[:3])
		}
		if err := m.reseal(otherStore, oldDataKey); err != nil {
			t.Fatal(err)
		}
		if err := try(t, encodeSlot(m.slot), m.secret); err != ErrSecret {
			t.Errorf("%s: opened what was sealed for another store: %v", name, err)
		}
	}
}

func opened(t testing.TB, encoded []byte, secret Secret) [keySize]byte {
	t.Helper()
	s, err := decodeSlot(encoded)
	if err != nil {
		t.Fatal(err)
	}
	data, _, err := s.open(slotStore, secret)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestC6ChangedSecret: after a change the old secret opens nothing new, not even
// with the wrap of the old slot put back, and the signatures are the same
// person's.
func TestC6ChangedSecret(t *testing.T) {
	m := makeSlot(t, officerLi, keyOf("li"))
	before := *m.slot
	next := keyOf("li")
	if err := m.change(slotStore, next, next); err != ErrSecret || m.sealed != before.sealed {
		t.Fatalf("changed with a wrong secret: %v", err)
	}
	if err := m.change(slotStore, m.secret, sheetSecretOf()); err == nil || m.sealed != before.sealed {
		t.Fatal("changed to a sheet")
	}
	if err := m.change(slotStore, m.secret, next); err != nil {
		t.Fatal(err)
	}
	if err := m.reseal(slotStore, newDataKey); err != nil {
		t.Fatal(err)
	}
	data, signer, err := m.open(slotStore, next)
	if err != nil || data != newDataKey || !m.public.Equal(signer.Public()) {
		t.Errorf("the new secret: %v", err)
	}
	if err := try(t, encodeSlot(m.slot), m.secret); err != ErrSecret {
		t.Errorf("the old secret: %v", err)
	}
	before.sealed = m.sealed
	if err := try(t, encodeSlot(&before), m.secret); err != ErrSecret {
		t.Errorf("the old slot with the new data key: %v", err)
	}
	if before.derivation.salt == m.derivation.salt {
		t.Error("the salt is the old one")
	}
}

func BenchmarkOpenSlot(b *testing.B) {
	for name, m := range map[string]made{"key": makeSlot(b, officerLi, keyOf("li")), "passphrase": makeSlot(b, clerkSun, mustPassphrase(b, "correct horse battery"))} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, _, err := m.open(slotStore, m.secret); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
