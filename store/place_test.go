package store

import (
	"errors"
	"strings"
	"testing"
)

// Network file systems and FAT are refused by name, on every system (S18).
func TestS18MediumByName(t *testing.T) {
	for _, tc := range []struct {
		kinds        string
		network, fat bool
	}{
		{"nfs nfs4 cifs smb smb2 smb3 smbfs ncpfs 9p afs coda ceph gfs2 ocfs2 acfs lustre gpfs beegfs orangefs panfs glusterfs davfs", true, false},
		{"vboxsf vmhgfs prl_fs virtiofs", true, false},
		{"fuse fuse.sshfs fuse.gvfsd-fuse fuse.rclone fuse.glusterfs fuse.ceph-fuse fuse.s3fs fuse.davfs2 fuse.somethingnew", true, false},
		{"vfat msdos fat FAT fat12 fat16 FAT32 exfat exFAT fuse.exfat", false, true},
		{"ext2 ext3 ext4 xfs btrfs f2fs zfs jfs reiserfs bcachefs tmpfs ramfs overlay NTFS ntfs3 refs apfs ulnfs squashfs udf iso9660", false, false},
		{"fuseblk fuse.dlnfs fuse.gocryptfs fuse.mergerfs fusectl", false, false},
	} {
		for kind := range strings.FieldsSeq(tc.kinds) {
			m := Medium{Kind: kind}
			m.Network, m.FAT = classified(kind)
			if m.Network != tc.network || m.FAT != tc.fat {
				t.Errorf("%s: network %v, FAT %v", kind, m.Network, m.FAT)
			}
			err := m.Refused()
			if refused := tc.network || tc.fat; errors.Is(err, ErrMedium) != refused || err != nil && !strings.HasSuffix(err.Error(), ": "+kind) {
				t.Errorf("%s: %v", kind, err)
			}
		}
	}
}
