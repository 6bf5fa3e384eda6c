folder=examples/interreg-2021-2027
review=("$command" review rules/interreg-2021-2027 --data $folder/context.json --proposals $folder/applications.json --as-of 2023-01-10)
compare $folder/review.en.txt "${review[@]}" --lang en
compare $folder/I-02.fr.txt "${review[@]}" --id I-02 --lang fr
