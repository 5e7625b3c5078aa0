package store

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"doudi/calc"
)

// staff are the operators of a made-up office, with their keys and slots: the
// sheet endorsed zhao, zhao endorsed qian, and wu, an administrator who left.
type staff struct {
	*Table
	root  ed25519.PublicKey
	keys  map[string]ed25519.PrivateKey
	slots map[string][]byte
}

func newStaff(t testing.TB) *staff {
	t.Helper()
	s := &staff{Table: &Table{Version: 1}, keys: map[string]ed25519.PrivateKey{}, slots: map[string][]byte{}}
	sheet := s.slotFor(t, theSheet, sheetSecretOf())
	s.root, s.Recovery = sheet.Key, sheet.Slot
	for _, o := range []struct {
		bearer
		endorser string
		disabled bool
	}{
		{bearer{Name: "zhao", Roles: []Role{Admin}}, RecoveryName, false},
		{bearer{Name: "qian", Roles: []Role{Officer, Admin}}, "zhao", false},
		{bearer{Name: "wu", Roles: []Role{Admin}}, "qian", true},
		{bearer{Name: "李建国", Roles: []Role{Officer}}, "", false},
		{bearer{Name: "wang", Roles: []Role{Officer}}, "", false},
		{bearer{Name: "sun", Roles: []Role{Clerk, Approver}, Township: "999901001"}, "", false},
		{nightly, "", false},
	} {
		row := s.slotFor(t, o.bearer, keyOf(o.Name))
		row.Disabled = o.disabled
		if o.endorser != "" {
			row.endorse(slotStore, o.endorser, s.keys[o.endorser])
		}
		s.Operators = append(s.Operators, row)
	}
	s.sign(slotStore, "zhao", s.keys["zhao"])
	return s
}

// slotFor gives a bearer a slot and their row, and keeps the key.
func (s *staff) slotFor(t testing.TB, b bearer, secret Secret) Operator {
	t.Helper()
	m := makeSlot(t, b, secret)
	s.slots[b.Name] = encodeSlot(m.slot)
	_, signer, err := m.open(slotStore, secret)
	if err != nil {
		t.Fatal(err)
	}
	s.keys[b.Name] = signer
	return Operator{
		Name: b.Name, Roles: b.Roles, Township: b.Township, Machine: b.Kind == machineSlot,
		Key: m.public, Slot: slotDigest(s.slots[b.Name]),
	}
}

func (s *staff) verify() error { return s.Table.verify(s.root, slotStore) }

// changed is the staff with a table of its own to change.
func (s *staff) changed(edit func(s *staff)) *staff {
	c := *s
	table := *s.Table
	c.Table = &table
	c.Operators = slices.Clone(s.Operators)
	edit(&c)
	return &c
}

// drop takes an operator out.
func (s *staff) drop(name string) {
	s.Operators = slices.DeleteFunc(s.Operators, func(o Operator) bool { return o.Name == name })
}

func TestOperatorTable(t *testing.T) {
	s := newStaff(t)
	if err := s.verify(); err != nil {
		t.Fatal(err)
	}
	b := encodeTable(s.Table)
	read, err := decodeTable(b)
	if err != nil {
		t.Fatal(err)
	}
	if again := encodeTable(read); !bytes.Equal(again, b) {
		t.Error("the same table gave other bytes")
	}
	clear(b)
	if err := read.verify(s.root, slotStore); err != nil {
		t.Errorf("as read: %v", err)
	}
	if o := read.find("qian"); o == nil || !o.Has(Admin) || o.Has(Clerk) || o.RoleNames() != "officer,admin" {
		t.Errorf("qian is %+v", o)
	}
	if o := read.find("nobody"); o != nil {
		t.Errorf("nobody is %+v", o)
	}
	for _, signer := range []string{"qian", RecoveryName} {
		if err := s.changed(func(s *staff) { s.sign(slotStore, signer, s.keys[signer]) }).verify(); err != nil {
			t.Errorf("signed by %s: %v", signer, err)
		}
	}
	if err := (&Table{}).verify(nil, slotStore); !errors.Is(err, ErrDamaged) {
		t.Errorf("without a root: %v", err)
	}
}

// edits are every kind of change to the table. says is what is told of one that
// a true administrator signs anew; "" where they may do it.
var edits = []struct {
	name, says string
	edit       func(s *staff)
}{
	{"version", "", func(s *staff) { s.Version++ }},
	{"name", "", func(s *staff) { s.find("wang").Name = "zzz" }},
	{"role", "", func(s *staff) { s.find("sun").Roles = []Role{Officer, Finance} }},
	{"township", "", func(s *staff) { s.find("sun").Township = "" }},
	{"disabled", "", func(s *staff) { s.find("wang").Disabled = true }},
	{"enabled", "", func(s *staff) { s.find("wu").Disabled = false }},
	{"key", "", func(s *staff) { s.find("wang").Key = anyKey(1) }},
	{"former key", "", func(s *staff) { s.find("wang").Former = []FormerKey{{anyKey(1), signedAt}} }},
	{"slot", "", func(s *staff) { s.find("wang").Slot = [32]byte{1} }},
	{"the sheet's slot", "", func(s *staff) { s.Recovery = [32]byte{1} }},
	{"one less", "", func(s *staff) { s.drop("sun") }},
	{"one more", "", func(s *staff) {
		s.Operators = append(s.Operators, Operator{Name: "zzz", Roles: []Role{Auditor}, Key: anyKey(1)})
	}},

	{"administrator by word", "operators.endorser zzz ", func(s *staff) {
		s.Operators = append(s.Operators, Operator{Name: "zzz", Roles: []Role{Admin}, Key: anyKey(1)})
	}},
	{"administrator by role", "operators.endorser sun ", func(s *staff) { s.find("sun").Roles = []Role{Clerk, Admin} }},
	{"administrator by another's endorsement", "operators.unendorsed sun zhao", func(s *staff) {
		o, q := s.find("sun"), s.find("qian")
		o.Roles, o.Endorser, o.Endorsement = q.Roles, q.Endorser, q.Endorsement
	}},
	{"administrator's key", "operators.unendorsed qian zhao", func(s *staff) { s.find("qian").Key = anyKey(1) }},
	{"administrator's former key", "operators.unendorsed qian zhao", func(s *staff) { s.find("qian").Former = []FormerKey{{anyKey(1), signedAt}} }},
	{"administrator's roles", "operators.unendorsed qian zhao", func(s *staff) { s.find("qian").Roles = []Role{Admin} }},
	{"administrator's name", "operators.unendorsed zzz zhao", func(s *staff) { s.find("qian").Name = "zzz" }},
	{"endorser", "operators.unendorsed qian recovery", func(s *staff) { s.find("qian").Endorser = RecoveryName }},
	{"endorsement", "operators.unendorsed qian zhao", func(s *staff) { s.find("qian").Endorsement = s.find("zhao").Endorsement }},
	{"no endorsement", "operators.unendorsed qian zhao", func(s *staff) { s.find("qian").Endorsement = nil }},
	{"endorsed by an officer", "operators.endorser zzz wang", func(s *staff) { s.addAdmin("zzz", "wang", s.keys["wang"]) }},
	{"endorsed by a machine", "operators.endorser zzz nightly", func(s *staff) { s.addAdmin("zzz", "nightly", s.keys["wang"]) }},
	{"endorsed by oneself", "operators.endorser zzz zzz", func(s *staff) { s.addAdmin("zzz", "zzz", keyFor(1)) }},
	{"endorsed by each other", "operators.endorser zzy zzz", func(s *staff) {
		s.addAdmin("zzz", "zzy", keyFor(2))
		s.addAdmin("zzy", "zzz", keyFor(1))
		s.find("zzy").Key = anyKey(2)
		s.find("zzy").endorse(slotStore, "zzz", keyFor(1))
	}},
	{"endorsed for another store", "operators.unendorsed zzz zhao", func(s *staff) {
		s.addAdmin("zzz", "zhao", s.keys["zhao"])
		s.find("zzz").endorse(otherStore, "zhao", s.keys["zhao"])
	}},
	{"endorsed by one gone", "operators.endorser wu qian", func(s *staff) { s.drop("qian") }},
	{"endorsed by one who is none any more", "operators.endorser wu qian", func(s *staff) {
		o := s.find("qian")
		o.Roles, o.Endorser, o.Endorsement = []Role{Officer}, "", nil
	}},
	{"endorsed without need", "operators.endorsed wang", func(s *staff) { s.find("wang").endorse(slotStore, "zhao", s.keys["zhao"]) }},

	{"twice", "operators.twice wang", func(s *staff) { s.Operators = append(s.Operators, *s.find("wang")) }},
	{"one person as two", "operators.key_of zzz wang", func(s *staff) {
		o := *s.find("wang")
		o.Name, o.Slot = "zzz", [32]byte{1}
		s.Operators = append(s.Operators, o)
	}},
	{"another's former key", "operators.key_of wang sun", func(s *staff) { s.find("wang").Former = []FormerKey{{s.find("sun").Key, signedAt}} }},
	{"the sheet's key", "operators.key_of wang recovery", func(s *staff) { s.find("wang").Key = s.root }},
	{"another's slot", "operators.slot_of wang sun", func(s *staff) { s.find("wang").Slot = s.find("sun").Slot }},
	{"the slot of the sheet", "operators.slot_of wang recovery", func(s *staff) { s.find("wang").Slot = s.Recovery }},
	{"no name", "operators.name ", func(s *staff) { s.find("wang").Name = "" }},
	{"the sheet's name", "operators.name ", func(s *staff) { s.find("wang").Name = RecoveryName }},
	{"no role", "operators.roles wang", func(s *staff) { s.find("wang").Roles = nil }},
	{"three roles", "operators.roles wang", func(s *staff) { s.find("wang").Roles = []Role{Clerk, Approver, Officer} }},
	{"unknown role", "operators.roles wang", func(s *staff) { s.find("wang").Roles = []Role{"king"} }},
	{"a role twice", "operators.roles wang", func(s *staff) { s.find("wang").Roles = []Role{Clerk, Clerk} }},
	{"no key", "operators.key wang", func(s *staff) { s.find("wang").Key = nil }},
	{"a short key", "operators.key wang", func(s *staff) { s.find("wang").Key = s.find("wang").Key[:31] }},
	{"a short former key", "operators.key wang", func(s *staff) { s.find("wang").Former = []FormerKey{{anyKey(1)[:31], signedAt}} }},
	{"a machine with a role", "operators.machine nightly", func(s *staff) { s.find("nightly").Roles = []Role{Officer} }},
	{"a machine with a key", "operators.machine nightly", func(s *staff) { s.find("nightly").Key = anyKey(1) }},
	{"a machine with a former key", "operators.machine nightly", func(s *staff) { s.find("nightly").Former = []FormerKey{{anyKey(1), signedAt}} }},
	{"a person made a machine", "operators.machine wang", func(s *staff) { s.find("wang").Machine = true }},
}

var signedAt = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

func keyFor(n byte) ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed(bytes.Repeat([]byte{n}, ed25519.SeedSize))
}

func anyKey(n byte) ed25519.PublicKey { return keyFor(n).Public().(ed25519.PublicKey) }

// addAdmin adds an administrator.
func (s *staff) addAdmin(name, endorser string, key ed25519.PrivateKey) {
	o := Operator{Name: name, Roles: []Role{Admin}, Key: anyKey(1), Slot: [32]byte{name[2]}}
	o.endorse(slotStore, endorser, key)
	s.Operators = append(s.Operators, o)
	slices.SortFunc(s.Operators, func(a, b Operator) int { return strings.Compare(a.Name, b.Name) })
}

// TestC4TableEdits: no change of the table holds without the signature of an
// enabled administrator, and some do not hold with one.
func TestC4TableEdits(t *testing.T) {
	s := newStaff(t)
	for _, row := range edits {
		t.Run(row.name, func(t *testing.T) {
			refused := func(how string, c *staff) {
				t.Helper()
				if err := c.verify(); !errors.Is(err, ErrDamaged) {
					t.Errorf("%s: %v", how, err)
				}
			}
			c := s.changed(row.edit)
			refused("under the old signature", c)
			for name, key := range s.keys {
				if name == "zhao" || name == "qian" || name == RecoveryName || key == nil {
					continue
				}
				if name == "wu" && row.name == "enabled" {
					continue // only the table before tells: TestC4NextTable
				}
				for _, as := range []string{name, "zhao", RecoveryName, "nightly", "nobody", ""} {
					c.sign(slotStore, as, key)
					refused("signed by "+name+" as "+as, c)
				}
			}
			c.sign(otherStore, "zhao", s.keys["zhao"])
			refused("signed for another store", c)
			c.sign(slotStore, "qian", s.keys["zhao"])
			refused("signed by another administrator", c)
			c.sign(slotStore, "zhao", s.keys["zhao"])
			switch err := c.verify(); {
			case row.says == "" && err != nil:
				t.Errorf("an administrator may do it: %v", err)
			case row.says != "" && (!errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), row.says)):
				t.Errorf("%v, want %q", err, row.says)
			}
		})
	}
}

func TestC4TableOutOfOrder(t *testing.T) {
	c := newStaff(t)
	slices.Reverse(c.Operators)
	c.Signature = ed25519.Sign(c.keys["zhao"], c.signed(slotStore))
	if err := c.verify(); err == nil || !strings.Contains(err.Error(), "operators.twice zhao") {
		t.Error(err)
	}
}

// TestAppointing: who comes back with a new key or other roles is endorsed anew,
// and so are those whom they endorsed.
func TestAppointing(t *testing.T) {
	s := newStaff(t)
	for _, row := range []struct {
		name, endorser string
		roles          []Role
		refused        bool
	}{
		{"qian", "zhao", []Role{Admin}, false},
		{"qian", "zhao", []Role{Officer}, false},
		{"qian", RecoveryName, []Role{Admin}, false},
		{"wu", "qian", []Role{Admin}, false},
		{"sun", "qian", []Role{Clerk, Admin}, false},
		{"wang", "qian", []Role{Auditor}, false},
		{"zhao", RecoveryName, []Role{Admin}, false},
		{"zhao", "qian", []Role{Admin}, true},
		{"zhao", "wu", []Role{Officer}, true},
		{"zhao", "zhao", []Role{Officer, Admin}, true},
		{"qian", "qian", []Role{Admin}, true},
	} {
		c := s.changed(func(s *staff) {
			o := s.find(row.name)
			o.Former, o.Key = []FormerKey{{o.Key, signedAt}}, anyKey(1)
			o.Roles, o.Endorser, o.Endorsement = row.roles, "", nil
			s.Version++
		})
		c.drop("nightly") // out of order until it is signed
		c.Operators = append([]Operator{*s.find("nightly")}, c.Operators...)
		err := c.appoint(slotStore, row.name, row.endorser, s.keys[row.endorser])
		if row.refused != calc.Refused(err, "operator.endorser") || !row.refused && err != nil {
			t.Errorf("%s by %s: %v", row.name, row.endorser, err)
		}
		c.sign(slotStore, row.endorser, s.keys[row.endorser])
		if err := errors.Join(c.verify(), c.follows(s.Table)); (err == nil) == row.refused {
			t.Errorf("%s by %s is verified: %v", row.name, row.endorser, err)
		}
	}
}

// TestC4OwnSlots: an operator who changes their secret vouches for the slot until
// the table is signed next; nobody else can, and not with what was said before.
func TestC4OwnSlots(t *testing.T) {
	s := newStaff(t)
	fresh := encodeSlot(makeSlot(t, officerLi, keyOf("li")).slot)
	own := func(s *staff, id, name, signer string) *Operator {
		s.own(id, s.find(name), fresh, s.keys[signer])
		return s.find(name)
	}
	good := s.changed(func(s *staff) { own(s, slotStore, "wang", "wang") })
	if err := good.verify(); err != nil {
		t.Fatal(err)
	}
	if s.find("wang").slotNow() == slotDigest(fresh) || good.find("wang").slotNow() != slotDigest(fresh) {
		t.Error("the slot is not the one that the operator changed")
	}
	read, err := decodeTable(encodeTable(good.Table))
	if err != nil || read.verify(s.root, slotStore) != nil || read.find("wang").slotNow() != slotDigest(fresh) {
		t.Errorf("as read: %v", err)
	}
	for name, edit := range map[string]func(s *staff){
		"signed by another":          func(s *staff) { own(s, slotStore, "wang", "sun") },
		"signed by an administrator": func(s *staff) { own(s, slotStore, "wang", "zhao") },
		"of another store":           func(s *staff) { own(s, otherStore, "wang", "wang") },
		"another's words": func(s *staff) {
			s.find("sun").OwnSlot, s.find("sun").OwnSignature = own(s, slotStore, "wang", "wang").OwnSlot, s.find("wang").OwnSignature
		},
		"another slot":    func(s *staff) { own(s, slotStore, "wang", "wang").OwnSlot[0] ^= 1 },
		"a machine":       func(s *staff) { own(s, slotStore, "nightly", "wang") },
		"two of one slot": func(s *staff) { own(s, slotStore, "wang", "wang"); own(s, slotStore, "sun", "sun") },
	} {
		if err := s.changed(edit).verify(); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	next := good.changed(func(s *staff) {
		s.Version++
		s.sign(slotStore, "zhao", s.keys["zhao"])
	})
	if err := next.verify(); err != nil || next.find("wang").Slot != slotDigest(fresh) || next.find("wang").OwnSignature != nil {
		t.Errorf("signed anew: %v", err)
	}
	back := next.changed(func(s *staff) {
		o, before := s.find("wang"), good.find("wang")
		o.OwnSlot, o.OwnSignature = before.OwnSlot, before.OwnSignature
	})
	if err := back.verify(); !errors.Is(err, ErrDamaged) {
		t.Errorf("put back after the next signature: %v", err)
	}
}

// TestC4TableDamage changes one bit of every byte, and cuts the table everywhere.
func TestC4TableDamage(t *testing.T) {
	s := newStaff(t)
	s.own(slotStore, s.find("wang"), s.slots["wang"], s.keys["wang"])
	whole := encodeTable(s.Table)
	random := rand.New(rand.NewPCG(20, 26))
	for i := range whole {
		b := bytes.Clone(whole)
		b[i] ^= 1 << random.IntN(8)
		for _, b := range [][]byte{b, whole[:i]} {
			read, err := decodeTable(b)
			if err == nil {
				err = read.verify(s.root, slotStore)
			}
			if !errors.Is(err, ErrDamaged) {
				t.Fatalf("byte %d: %v", i, err)
			}
		}
	}
	if err := s.changed(func(s *staff) { s.root = anyKey(1) }).verify(); !errors.Is(err, ErrDamaged) {
		t.Errorf("under another sheet: %v", err)
	}
}

// TestC4NextTable: a table in the place of another is its next version, signed by
// one who might already, and keeps what proves old signatures.
func TestC4NextTable(t *testing.T) {
	s := newStaff(t)
	next := func(signer string, edit func(s *staff)) error {
		c := s.changed(func(s *staff) { s.Version++; edit(s) })
		c.sign(slotStore, signer, s.keys[signer])
		if err := c.verify(); err != nil {
			t.Fatal(err)
		}
		return c.follows(s.Table)
	}
	fresh := s.slotFor(t, bearer{Name: "wang", Roles: []Role{Officer}}, keyOf("wang"))
	for _, row := range []struct {
		name, signer, says string
		edit               func(s *staff)
	}{
		{"nothing", "qian", "", func(*staff) {}},
		{"by the sheet", RecoveryName, "", func(*staff) {}},
		{"one more", "zhao", "", func(s *staff) {
			s.Operators = append(s.Operators, Operator{Name: "zzz", Roles: []Role{Clerk}, Key: anyKey(1)})
		}},
		{"a fresh key, the old one kept", "zhao", "", func(s *staff) {
			o := s.find("wang")
			o.Former = []FormerKey{{o.Key, signedAt}}
			o.Key = fresh.Key
		}},
		{"somebody disabled enables themselves", "wu", "operators.signer_before wu", func(s *staff) { s.find("wu").Disabled = false }},
		{"somebody new signs", "zzz", "operators.signer_before zzz", func(s *staff) {
			s.addAdmin("zzz", "zhao", s.keys["zhao"])
			s.keys["zzz"] = keyFor(1)
		}},
		{"a version left out", "zhao", "operators.version 3 ", func(s *staff) { s.Version++ }},
		{"the same version", "zhao", "operators.version 1 ", func(s *staff) { s.Version-- }},
		{"one less", "zhao", "operators.gone sun", func(s *staff) { s.drop("sun") }},
		{"a fresh key, the old one lost", "zhao", "operators.key_gone wang", func(s *staff) { s.find("wang").Key = fresh.Key }},
		{"a machine of a person's name", "zhao", "operators.gone wang", func(s *staff) {
			o := s.find("wang")
			*o = Operator{Name: o.Name, Machine: true, Slot: o.Slot}
		}},
		{"an administrator's key through another's hand", "qian", "", func(s *staff) {
			o := s.find("wu")
			o.Former, o.Key = []FormerKey{{o.Key, signedAt}}, anyKey(1)
			o.endorse(slotStore, "zhao", s.keys["zhao"])
		}},
	} {
		err := next(row.signer, row.edit)
		if row.says == "" && err != nil || row.says != "" && (!errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), row.says)) {
			t.Errorf("%s: %v, want %q", row.name, err, row.says)
		}
	}
}

// TestC4Slots: a slot counts only where the signed table means it.
func TestC4Slots(t *testing.T) {
	s := newStaff(t)
	for name, encoded := range s.slots {
		if o := s.find(name); o != nil {
			if _, err := o.holds(encoded); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	li := s.find("李建国")
	old, err := decodeSlot(s.slots[li.Name])
	if err != nil {
		t.Fatal(err)
	}
	if err := old.reseal(slotStore, newDataKey); err != nil {
		t.Fatal(err)
	}
	for name, encoded := range map[string][]byte{"another's": s.slots["wang"], "sealed anew": encodeSlot(old), "none": nil} {
		if _, err := li.holds(encoded); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	// What the table and a slot say of an operator cannot differ, even signed.
	for name, edit := range map[string]func(o *Operator){
		"roles": func(o *Operator) { o.Roles = []Role{Officer, Finance} }, "township": func(o *Operator) { o.Township = calc.RegionCode("999901001") },
		"key": func(o *Operator) { o.Key = anyKey(1) }, "name": func(o *Operator) { o.Name = "wang" }, "kind": func(o *Operator) { o.Machine = true },
	} {
		o := *li
		edit(&o)
		if _, err := o.holds(s.slots["李建国"]); !errors.Is(err, ErrDamaged) {
			t.Errorf("other %s: %v", name, err)
		}
	}
	mangled := append(bytes.Clone(s.slots["wang"]), 0)
	if _, err := (&Operator{Name: "wang", Slot: slotDigest(mangled)}).holds(mangled); !errors.Is(err, ErrDamaged) {
		t.Errorf("a slot that cannot be read: %v", err)
	}
}

func BenchmarkVerifyTable(b *testing.B) {
	s := newStaff(b)
	for b.Loop() {
		if err := s.verify(); err != nil {
			b.Fatal(err)
		}
	}
}
