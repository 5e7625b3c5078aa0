package store

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"filippo.io/age"

	"doudi/calc"
)

// What leaves the machine is encrypted with age to those who are to have it, so
// that a stick that is lost, or a letter that is opened, tells nothing: not even
// the slots, whose passphrases could be guessed at leisure. Who it was for stands
// in the journal before the file has its name.

// Recipients are to whom a file that leaves the machine is encrypted 接收方: public
// keys of age, or one passphrase. The zero Recipients are nobody.
type Recipients struct {
	keys  []age.Recipient
	names []string
}

// Add takes the public keys of a text over, one a line; empty lines and those
// that begin with # do not count. place says in a refusal where the text stands.
// Refused are recipient.secret (a secret key, which is not shown),
// recipient.invalid, recipient.mixed (some against quantum computers and some
// not) and recipient.none.
func (r *Recipients) Add(place, text string) error {
	before := len(r.keys)
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		at++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := r.addKey(fmt.Sprintf("%s:%d", place, at), line); err != nil {
			return err
		}
	}
	if len(r.keys) == before {
		return calc.Mistyped("recipient.none", place)
	}
	return nil
}

func (r *Recipients) addKey(place, line string) error {
	if strings.HasPrefix(strings.ToUpper(line), "AGE-SECRET-KEY") {
		return calc.Mistyped("recipient.secret", place)
	}
	keys, err := age.ParseRecipients(strings.NewReader(line))
	if err != nil {
		return calc.Mistyped("recipient.invalid", place)
	}
	for _, key := range keys {
		if len(r.keys) > 0 && hybrid(key) != hybrid(r.keys[0]) {
			return calc.Mistyped("recipient.mixed", place)
		}
		r.keys, r.names = append(r.keys, key), append(r.names, line)
	}
	return nil
}

func hybrid(key age.Recipient) bool {
	_, is := key.(*age.HybridRecipient)
	return is
}

// PassphraseRecipients are those who know a passphrase.
func PassphraseRecipients(passphrase Secret) (*Recipients, error) {
	key, err := age.NewScryptRecipient(passphrase.material().text)
	return &Recipients{keys: []age.Recipient{key}, names: []string{passphraseName}}, err
}

// passphraseName stands in the journal where a passphrase stands for a key.
const passphraseName = "passphrase"

// Names are the public keys, the long ones of quantum times cut in the middle;
// "passphrase" for that.
func (r *Recipients) Names() []string {
	const longest, begin, end = 80, 24, 8
	names := slices.Clone(r.names)
	for i, name := range names {
		if len(name) > longest {
			names[i] = name[:begin] + "…" + name[len(name)-end:]
		}
	}
	return names
}

// write makes a file that only the recipients read: aside, then noted, then given
// its name. What noted refuses leaves no file.
func (r *Recipients) write(path string, fill func(io.Writer) error, noted func() error) error {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".part-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	err = r.encrypt(f, fill)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := noted(); err != nil {
		return err
	}
	return publish(f.Name(), path)
}

func (r *Recipients) encrypt(to io.Writer, fill func(io.Writer) error) error {
	out := bufio.NewWriterSize(to, 1<<20)
	in, err := age.Encrypt(out, r.keys...)
	if err != nil {
		return err
	}
	if err := fill(in); err != nil {
		return err
	}
	return errors.Join(in.Close(), out.Flush())
}

// Identities are what opens a file that came from another machine: secret keys of
// age, or a passphrase.
type Identities struct{ keys []age.Identity }

// ReadIdentities reads a file of age's secret keys, as age-keygen writes it.
// Refused is identity.invalid, which shows nothing of it; place is the file.
func ReadIdentities(place string, content []byte) (*Identities, error) {
	text := strings.ReplaceAll(string(content), "\r\n", "\n") // as a Windows editor leaves it
	keys, err := age.ParseIdentities(strings.NewReader(text))
	if err != nil {
		return nil, calc.Mistyped("identity.invalid", place)
	}
	return &Identities{keys}, nil
}

// PassphraseIdentities open what was encrypted with a passphrase.
func PassphraseIdentities(passphrase Secret) (*Identities, error) {
	key, err := age.NewScryptIdentity(passphrase.material().text)
	return &Identities{[]age.Identity{key}}, err
}

// arrival is a file from another machine being decrypted. Its end is only reached
// where nothing was changed or cut off.
type arrival struct {
	path  string
	file  *os.File
	plain io.Reader
	fault error // of the disk
}

// open begins to decrypt a file. Refused are identity.wrong, where it is for
// others, and handover.damaged, where it is cut short, altered or no file of age.
func (i *Identities) open(path string) (*arrival, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	a := &arrival{path: path, file: f}
	a.plain, err = age.Decrypt(bufio.NewReaderSize(noting{a}, 1<<20), i.keys...)
	if err != nil {
		return nil, errors.Join(a.refusal(err), f.Close())
	}
	return a, nil
}

// noting reads the file and remembers where it was the disk that failed.
type noting struct{ of *arrival }

func (n noting) Read(p []byte) (int, error) {
	read, err := n.of.file.Read(p)
	if err != nil && err != io.EOF {
		n.of.fault = err
	}
	return read, err
}

// Read gives what was encrypted, refusing as open does.
func (a *arrival) Read(p []byte) (int, error) {
	n, err := a.plain.Read(p)
	if err != nil && err != io.EOF {
		err = a.refusal(err)
	}
	return n, err
}

func (a *arrival) refusal(err error) error {
	var others *age.NoIdentityMatchError
	switch {
	case a.fault != nil:
		return a.fault
	case errors.As(err, &others):
		return calc.Refuse("identity.wrong", a.path)
	}
	return calc.Refuse("handover.damaged", a.path)
}

func (a *arrival) Close() error { return a.file.Close() }
