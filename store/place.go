package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// ErrMedium is the failure to lie where a store cannot be kept whole; it is
// wrapped around the kind of the medium.
var ErrMedium = errors.New("medium cannot keep a store whole")

// Medium is what the system knows of the place where a store lies.
type Medium struct {
	Kind       string // the file system's name: "ext4", "vfat", "nfs"
	Network    bool   // others may hold it too, past this machine's locks
	FAT        bool   // has no journal of its own
	ReadOnly   bool   // mounted so
	FastCommit bool   // ext4 with fast_commit, which early kernels (5.10, 5.15) replay wrongly
	Free       int64  // room for this user, in bytes
}

// Refused is ErrMedium where a store must not lie: on network file systems,
// whose locks and syncs cannot be relied upon, and on FAT, which a stick pulled
// out leaves in disorder.
func (m Medium) Refused() error {
	if m.Network || m.FAT {
		return fmt.Errorf("%w: %s", ErrMedium, m.Kind)
	}
	return nil
}

// Full says whether an error is that of a full disk (S13).
func Full(err error) bool {
	return slices.ContainsFunc(noRoom, func(full error) bool { return errors.Is(err, full) })
}

// networkKinds are file systems that lie, or may lie, on another machine:
// network and cluster file systems, and the folders that a virtual machine
// shares with its host.
var networkKinds = map[string]bool{
	"9p": true, "acfs": true, "afs": true, "beegfs": true, "ceph": true, "cifs": true, "coda": true, "davfs": true, "gfs2": true, "glusterfs": true,
	"gpfs": true, "lustre": true, "ncpfs": true, "nfs": true, "nfs4": true, "ocfs2": true, "orangefs": true, "panfs": true, "prl_fs": true,
	"smb": true, "smb2": true, "smb3": true, "smbfs": true, "vboxsf": true, "virtiofs": true, "vmhgfs": true,
}

var fatKinds = map[string]bool{"exfat": true, "fat": true, "fat12": true, "fat16": true, "fat32": true, "msdos": true, "umsdos": true, "vfat": true}

// localFUSE are the file systems in user space that lie on this machine's own
// disk: NTFS, the long names of UOS and deepin home folders, encryption and
// overlays. Any other is taken for a network's, as most are (sshfs, gvfsd-fuse,
// rclone).
var localFUSE = map[string]bool{
	"fuseblk": true, "fuse.dlnfs": true, "fuse.ntfs-3g": true, "fuse.gocryptfs": true, "fuse.encfs": true, "fuse.cryfs": true,
	"fuse.bindfs": true, "fuse.mergerfs": true, "fuse.fuse-overlayfs": true,
}

// classified says of a kind of file system what its name tells.
func classified(kind string) (network, fat bool) {
	kind = strings.ToLower(kind)
	user := strings.HasPrefix(kind, "fuse") && kind != "fusectl"
	return networkKinds[kind] || user && !localFUSE[kind] && !fatKinds[strings.TrimPrefix(kind, "fuse.")],
		fatKinds[strings.TrimPrefix(kind, "fuse.")]
}
