package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// files are the files of an archive, by their path in it.
type files map[string]file

type file struct {
	data []byte
	runs bool // it is a program
}

func (f file) mode() fs.FileMode {
	if f.runs {
		return 0o755
	}
	return 0o644
}

// with gives these files and others.
func (f files) with(others files) files {
	all := maps.Clone(f)
	maps.Copy(all, others)
	return all
}

func (f files) names() []string { return slices.Sorted(maps.Keys(f)) }

// archive writes the files under a folder of their own: a zip for windows, a
// tar.gz elsewhere. Order, times, owners and modes are fixed. It gives the name.
func (s *source) archive(out, name string, t target, content files) (string, error) {
	ending, write := ".tar.gz", writeTar
	if t.os == "windows" {
		ending, write = ".zip", writeZip
	}
	f, err := os.Create(filepath.Join(out, name+ending))
	if err != nil {
		return "", err
	}
	err = write(f, name, content, s.date)
	if closed := f.Close(); err == nil {
		err = closed
	}
	return name + ending, err
}

func writeTar(f *os.File, folder string, content files, date time.Time) error {
	packed, err := gzip.NewWriterLevel(f, gzip.BestCompression)
	if err != nil {
		return err
	}
	w := tar.NewWriter(packed)
	for _, name := range content.names() {
		c := content[name]
		header := &tar.Header{
			Typeflag: tar.TypeReg, Name: folder + "/" + name, Size: int64(len(c.data)), Mode: int64(c.mode()),
			ModTime: date, Format: tar.FormatUSTAR,
		}
		if err := w.WriteHeader(header); err != nil {
			return err
		}
		if _, err := w.Write(c.data); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	return packed.Close()
}

func writeZip(f *os.File, folder string, content files, date time.Time) error {
	w := zip.NewWriter(f)
	for _, name := range content.names() {
		c := content[name]
		header := &zip.FileHeader{Name: folder + "/" + name, Method: zip.Deflate, Modified: date}
		header.SetMode(c.mode())
		entry, err := w.CreateHeader(header)
		if err != nil {
			return err
		}
		if _, err := entry.Write(c.data); err != nil {
			return err
		}
	}
	return w.Close()
}
