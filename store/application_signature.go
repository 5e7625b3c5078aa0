package store

import (
	"crypto/sha256"
	"slices"
	"strings"
	"time"

	"doudi/calc/procedure"
	"doudi/calc/roster"
)

// An application is decided by two people as a decision on an award is: one gives the
// opinion 初审意见, another approves or refuses 审核确认. Each signs the application as it
// was with that event, the checker the maker's signature with it.

var (
	opinions  = []procedure.Kind{procedure.OpinionFor, procedure.OpinionAgainst}
	decisions = []procedure.Kind{procedure.Approved, procedure.Rejected}
)

// ActOnApplication is the act that is signed with an event, as in
// "application.approved".
func ActOnApplication(k procedure.Kind) string { return ActApplication + k.String() }

// SignedDigest is the digest of what is signed with an event: the application with all
// its events through that one. It is zero for an event that nobody signs. The
// household and the village may be found as late as with the approval, and are signed
// with that alone.
func (a *Application) SignedDigest(event int) roster.Digest {
	kind := a.Events[event].Kind
	if !slices.Contains(opinions, kind) && !slices.Contains(decisions, kind) {
		return roster.Digest{}
	}
	signed := *a
	signed.Events, signed.Recorded = a.Events[:event+1], slices.Clone(a.Recorded[:event+1])
	signed.Recorded[event].Signature = nil
	if kind != procedure.Approved {
		signed.Household, signed.Region = "", ""
	}
	e := newEncoder()
	e.texts("doudi application 1", string(encodeApplication(&signed)))
	return sha256.Sum256(e.b)
}

// signEvent puts the signature of the keyring's owner under an event that has one.
func (tx *Tx) signEvent(a *Application, event int, at time.Time) (err error) {
	if digest := a.SignedDigest(event); digest != (roster.Digest{}) {
		a.Recorded[event].Signature, err = tx.Sign(ActOnApplication(a.Events[event].Kind), digest, at)
	}
	return err
}

// verifyEvent proves the signature under an event, and that whoever decided is not who
// gave the opinion. One without a signature was recorded before there were any; then
// its journal entry tells of none. The error wraps ErrDamaged.
func (tx *Tx) verifyEvent(a *Application, event int, said *Entry, table *Table) error {
	r, digest := &a.Recorded[event], a.SignedDigest(event)
	act := ActOnApplication(a.Events[event].Kind)
	told := strings.HasSuffix(said.Reason, " "+digest.String())
	switch {
	case digest == (roster.Digest{}) && len(r.Signature) == 0:
		return nil
	case len(r.Signature) == 0 && strings.Contains(said.Reason, " "):
		return damaged("signature.gone", act)
	case len(r.Signature) == 0:
		return nil
	case !told:
		return damaged("signature.other", act)
	case slices.Contains(decisions, a.Events[event].Kind) && a.opinionBy(event) == r.By:
		return damaged("signature.opinion", act, r.By)
	}
	return table.verifyAct(act, tx.keys.id.String(), digest, signatureOf(r.By, r.At, r.Signature))
}

// opinionBy is who recorded the last opinion before an event; "" where there is none.
func (a *Application) opinionBy(event int) string {
	for i := event - 1; i >= 0; i-- {
		if slices.Contains(opinions, a.Events[i].Kind) {
			return a.Recorded[i].By
		}
	}
	return ""
}
