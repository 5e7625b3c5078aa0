package cmd

import "github.com/spf13/cobra"

// operatorPasswd is doudi operator passwd: another passphrase or key for the
// operator at work.
func (e *env) operatorPasswd() *cobra.Command {
	var key string
	c := e.command("passwd", "operator passwd", exactly(0), func(*cobra.Command, []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		if err := office.Store.Unlock(); err != nil {
			return err
		}
		secret, err := e.newSecret(office.Operator, key)
		if err != nil {
			return err
		}
		if err := office.ChangeSecret(secret); err != nil {
			return err
		}
		e.keepKey()
		return e.did("operator.passwd", e.lang.SecretChanged(office.Operator), map[string]any{"operator": office.Operator})
	})
	c.Flags().StringVar(&key, "set-key", "", e.lang.Flag("operator passwd", "set-key"))
	return e.dryRun(c)
}
