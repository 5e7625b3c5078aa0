package cmd

import (
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"doudi/store"
)

// handover is doudi handover: a proved copy, encrypted to those who are to have it.
func (e *env) handover() *cobra.Command {
	var to addressees
	c := e.command("handover TO", "handover", exactly(1), func(_ *cobra.Command, args []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		recipients, err := e.recipients(&to, args[0])
		if err != nil {
			return err
		}
		made, err := office.HandOver(args[0], recipients)
		if err != nil {
			return err
		}
		if e.json {
			return e.document(map[string]any{"version": 1, "file": made.Path, "sequence": made.Seq, "digest": hex.EncodeToString(made.Digest[:]), "recipients": recipients.Names(), "dry_run": e.dry})
		}
		e.done(e.lang.HandedOver(made.Path, recipients.Names()))
		return nil
	})
	c.Flags().StringArrayVar(&to.keys, "recipient", nil, e.lang.Flag("handover", "recipient"))
	c.Flags().BoolVar(&to.passphrase, "passphrase", false, e.lang.Flag("handover", "passphrase"))
	return e.dryRun(c)
}

// addressees are for whom a file that leaves the machine is encrypted, as they
// were typed: public keys or files of them, or else a passphrase.
type addressees struct {
	keys       []string
	passphrase bool
}

// recipients reads for whom a file is encrypted, and asks for a passphrase where
// one is to stand for a key.
func (e *env) recipients(to *addressees, file string) (*store.Recipients, error) {
	switch {
	case to.passphrase && len(to.keys) > 0:
		return nil, usage("usage.either", "--recipient", "--passphrase")
	case to.passphrase && !e.InTerminal:
		return nil, usage("not_terminal.passphrase")
	case to.passphrase:
		secret, err := e.askNewPassphrase(file)
		if err != nil {
			return nil, err
		}
		return store.PassphraseRecipients(secret)
	case len(to.keys) == 0:
		return nil, usage("usage.missing_flag", "--recipient")
	}
	recipients := &store.Recipients{}
	for _, key := range to.keys {
		place, text := "--recipient", key
		if !strings.HasPrefix(key, "age1") && !strings.HasPrefix(strings.ToUpper(key), "AGE-SECRET-KEY") {
			content, err := keyFile(key)
			if err != nil {
				return nil, err
			}
			place, text = key, string(content)
		}
		if err := recipients.Add(place, text); err != nil {
			return nil, err
		}
	}
	return recipients, nil
}

// keyFile is the content of a file of age's keys.
func keyFile(path string) ([]byte, error) {
	content, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, notFound("not_found.age_key", path)
	}
	return content, err
}

// opener is what opens a file from another machine, as it was typed.
type opener struct {
	file       string
	passphrase bool
}

// identities reads what opens a file, or asks for its passphrase.
func (e *env) identities(o *opener, from string) (*store.Identities, error) {
	switch {
	case o.passphrase && o.file != "":
		return nil, usage("usage.either", "--identity", "--passphrase")
	case o.passphrase && !e.InTerminal:
		return nil, usage("not_terminal.passphrase")
	case o.passphrase:
		typed, err := e.ReadSecret(e.lang.AskPassphrase(from))
		if err != nil {
			return nil, err
		}
		secret, err := store.Passphrase(typed)
		if err != nil {
			return nil, err
		}
		return store.PassphraseIdentities(secret)
	case o.file == "":
		return nil, usage("usage.missing_flag", "--identity")
	}
	content, err := keyFile(o.file)
	if err != nil {
		return nil, err
	}
	return store.ReadIdentities(o.file, content)
}

// handedOver gives restore the options with which it takes a copy that was handed
// over.
func (e *env) handedOver(c *cobra.Command) *cobra.Command {
	var by opener
	restore := c.RunE
	c.RunE = func(c *cobra.Command, args []string) error {
		if by == (opener{}) {
			return restore(c, args)
		}
		e.deed = "restore"
		office, err := e.office()
		if err != nil {
			return err
		}
		identities, err := e.identities(&by, args[0])
		if err != nil {
			return err
		}
		replace, err := c.Flags().GetBool("replace")
		if err != nil {
			return err
		}
		aside, err := office.RestoreHandover(args[0], identities, replace)
		if err != nil {
			return err
		}
		return e.restored(args[0], aside)
	}
	c.Flags().StringVar(&by.file, "identity", "", e.lang.Flag("restore", "identity"))
	c.Flags().BoolVar(&by.passphrase, "passphrase", false, e.lang.Flag("restore", "passphrase"))
	return c
}

// restored says what was put back, and where the store before it went.
func (e *env) restored(from, aside string) error {
	if e.json {
		return e.document(map[string]any{"version": 1, "store": e.storePath(), "from": from, "aside": aside, "dry_run": e.dry})
	}
	e.done(e.lang.Restored(from, e.storePath()))
	if aside != "" {
		e.remark(e.lang.MovedAside(aside))
	}
	return nil
}
