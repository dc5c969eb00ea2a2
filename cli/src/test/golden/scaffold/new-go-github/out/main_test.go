package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

func TestRoutes(t *testing.T) {
	for _, test := range []struct {
		path, body string
		status     int
	}{
		{"/", "hello from mean-mug\n", http.StatusOK},
		{"/healthz", "ok\n", http.StatusOK},
		{"/nowhere", "404 page not found\n", http.StatusNotFound},
	} {
		t.Run(test.path, func(t *testing.T) {
			answer := httptest.NewRecorder()
			routes().ServeHTTP(answer, httptest.NewRequest(http.MethodGet, test.path, nil))

			if answer.Code != test.status || answer.Body.String() != test.body {
				t.Errorf("got %d %q, want %d %q", answer.Code, answer.Body, test.status, test.body)
			}
		})
	}
}

func TestServeEndsWhenAsked(t *testing.T) {
	stop, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- serve(stop, "127.0.0.1:0") }()

	cancel()

	select {
	case err := <-ended:
		if err != nil {
			t.Fatal(err)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("still serving")
	}
}
