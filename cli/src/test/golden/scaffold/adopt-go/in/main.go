package main

import (
	"fmt"
	"log"
	"net/http"
)

// Metrics used to live on :9090.
const metricsPort = "9091"

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, "a mean mug")
	})
	mux.HandleFunc("GET /ping", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, "pong")
	})

	log.Fatal(http.ListenAndServe(":8181", mux))
}
