package cmd

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"doudi/calc"
	"doudi/store"
)

// Who is at work, and what opens the store to them: a key file named by --key
// or DOUDI_KEY, or a passphrase typed at the terminal. Neither ever stands in
// an argument or in the environment.

// credentials are those of the operator at work.
func (e *env) credentials() (store.Credentials, error) {
	if path := e.keyPath(); path != "" {
		return e.keyOf(path, e.operatorName())
	}
	who := store.Credentials{Operator: e.operatorName()}
	switch {
	case !e.InTerminal:
		return who, usage("usage.no_key")
	case who.Operator == "":
		return who, usage("usage.missing_flag", "--operator")
	}
	typed, err := e.ask(e.lang.AskPassphrase(who.Operator))
	if err != nil {
		return who, err
	}
	who.Secret, err = store.Passphrase(typed)
	return who, err
}

func (e *env) keyPath() string {
	if e.key != "" {
		return e.key
	}
	return e.Getenv("DOUDI_KEY")
}

// keyFolder is the folder of key files that --key or DOUDI_KEY names, "" where
// it names none.
func (e *env) keyFolder() string {
	if info, err := os.Stat(e.keyPath()); err == nil && info.IsDir() {
		return e.keyPath()
	}
	return ""
}

// keyOf reads an operator's key file, or of a folder of key files the one that
// has the operator's name. A key says whose it is; a passphrase does not.
func (e *env) keyOf(path, operator string) (store.Credentials, error) {
	who := store.Credentials{Operator: operator}
	file, err := keyFileIn(path, operator)
	if err != nil {
		return who, err
	}
	content, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return who, notFound("not_found.key", file)
	}
	if err != nil {
		return who, err
	}
	name, secret, err := store.ReadKeyFile(content)
	switch {
	case err != nil:
		return who, err
	case name != "" && operator != "" && name != operator:
		return who, calc.Refuse("key.other", file, name)
	case name == "" && operator == "":
		return who, usage("usage.missing_flag", "--operator")
	case name != "":
		who.Operator = name
	}
	who.Secret = secret
	return who, e.guarded(file, name != "")
}

// keyFileIn is the key file that is meant by a path: itself, or in a folder of
// keys the operator's.
func keyFileIn(path, operator string) (string, error) {
	info, err := os.Stat(path)
	folder := err == nil && info.IsDir() || strings.HasSuffix(path, string(filepath.Separator))
	if !folder {
		return path, nil
	}
	if operator == "" {
		return "", usage("usage.missing_flag", "--operator")
	}
	return filepath.Join(path, operator+".key"), nil
}

// guarded refuses a key that others than its owner can read. Of a passphrase
// that the office wrote into a file it is only said.
func (e *env) guarded(file string, key bool) error {
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return err
	case private(info):
		return nil
	case key:
		return calc.Refuse("key.open", file)
	}
	e.remark(e.lang.KeyOpenToOthers(file))
	return nil
}

// newSecret is what is to open a slot that is being made: the content of a key
// file, which is made where there is none yet, or a passphrase typed twice.
func (e *env) newSecret(operator, path string) (store.Secret, error) {
	if path != "" {
		return e.newKey(operator, path)
	}
	if !e.InTerminal {
		return store.Secret{}, usage("usage.no_new_key")
	}
	return e.askNewPassphrase(operator)
}

func (e *env) newKey(operator, path string) (store.Secret, error) {
	file, err := keyFileIn(path, operator)
	if err != nil {
		return store.Secret{}, err
	}
	if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
		if e.dry {
			_, secret := store.NewKey(operator)
			return secret, nil
		}
		secret, err := writeKey(operator, file)
		if err == nil {
			e.made = file
			e.remark(e.lang.KeyMade(operator, file))
		}
		return secret, err
	}
	who, err := e.keyOf(file, operator)
	return who.Secret, err
}

// writeKey makes a key and the file that keeps it, which only its owner reads.
func writeKey(operator, file string) (store.Secret, error) {
	content, secret := store.NewKey(operator)
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return secret, err
	}
	f, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return secret, err
	}
	_, err = f.Write(content)
	return secret, errors.Join(err, f.Sync(), f.Close())
}

// keepKey is for a key whose slot has been made. One whose slot was refused is
// taken away again, so that nothing has changed.
func (e *env) keepKey() { e.made = "" }

func (e *env) dropKey(err error) {
	if e.made == "" || err == nil || errors.Is(err, store.ErrUnknown) {
		return
	}
	if os.Remove(e.made) == nil {
		e.remark(e.lang.KeyDropped(e.made))
	}
}

// ask asks at the terminal for what must not be seen there.
func (e *env) ask(prompt string) (string, error) {
	typed, err := e.ReadSecret(prompt)
	if errors.Is(err, io.EOF) {
		return "", usage("usage.no_answer")
	}
	return typed, err
}

// mostAsked is how often a new passphrase is asked for before giving up.
const mostAsked = 3

// askNewPassphrase offers five random words and takes them, or what is typed
// instead, when it is typed again.
func (e *env) askNewPassphrase(operator string) (store.Secret, error) {
	offered := store.OfferPassphrase()
	var last error
	for range mostAsked {
		first, err := e.ask(e.lang.AskNewPassphrase(operator, offered))
		if err != nil {
			return store.Secret{}, err
		}
		if strings.TrimSpace(first) == "" {
			first = offered
		}
		secret, err := store.NewPassphrase(first)
		if err == nil {
			var again string
			if again, err = e.ask(e.lang.AskPassphraseAgain()); err != nil {
				return secret, err
			}
			if again == first {
				return secret, nil
			}
			err = calc.Refuse("passphrase.differs")
		}
		last = err
		e.report(err)
	}
	return store.Secret{}, last
}
