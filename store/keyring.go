package store

// Keyring is an opened slot: the store's keys and, of a person, the key to sign
// with. It lives in memory only and is never printed.
type Keyring struct {
	Operator string // whose slot was opened
	id       storeID
	data     [32]byte
	box      *envelope
	blind    blind
	sum      [32]byte
	signer   *signer // nil for a machine, which can confirm nothing
}

func newKeyring(id storeID, operator string, data [32]byte, own *signer) (*Keyring, error) {
	keys, err := deriveKeys(id, data)
	if err != nil {
		return nil, err
	}
	box, err := newEnvelope(id, keys)
	return &Keyring{Operator: operator, id: id, data: data, box: box, blind: blind{keys.index}, sum: keys.sum, signer: own}, err
}

// Signs says whether the keyring can sign: a person's can, a machine's cannot.
func (k *Keyring) Signs() bool { return k.signer != nil }

func (k *Keyring) String() string { return "(keyring of " + k.Operator + ")" }

// GoString keeps keys out of %#v.
func (k *Keyring) GoString() string { return k.String() }
