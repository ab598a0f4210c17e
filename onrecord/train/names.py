"""Names for augmentation: those that fill the corpus, and others from around the world to put in
their place."""

_COMMON_SURNAMES = """
Trump Clinton Obama Sanders Cruz Rubio Bush Kasich Carson Pence Biden Kaine Romney Christie Ryan McConnell Warren
Paul Fiorina Johnson Stein Conway Manafort Comey Priebus Podesta Lewandowski Huckabee Walker Giuliani Graham McCain
Reid Pelosi Gingrich Palin Scalia Garland Putin Netanyahu Merkel Cameron
"""

_SURNAMES = """
Abiodun Acheampong Adeyemi Aguilar Ahmadi Akhmetova Al-Rashid Almeida Andersson Anwar Arslan Aydin Baker Banerjee
Baptiste Baranov Barbosa Bauer Bello Bergström Bianchi Boateng Bondarenko Borges Bouchard Brandt Bui Campos Cárdenas
Castillo Çelik Chaudhry Chen Cho Chukwu Contreras Costa Danso Delgado Demir Diallo Dlamini Dubois Dvořák Eriksen
Esposito Evans Farouk Fernandes Ferrari Fischer Fofana Fujimoto Gallagher Gandhi García Gebre Georgiou Ghorbani
Gomes Grigoryan Gupta Haddad Hakimi Hansen Haruna Hassan Herrera Hoffmann Horvat Hossain Hoxha Huang Hughes Ibrahim
Ilves Ionescu Islam Ivanova Jankowski Jansen Jarvis Jensen Jovanović Kamara Kapoor Karlsson Kaya Keita Kelly Khalil
Khumalo Kim Kimura Kipchoge Koroma Kovács Kowalczyk Kozlov Kumar Lacroix Larsen Laurent Le Lee Lehtonen Leung Li
Lindqvist Lopes López Lukić Mahlangu Makarov Maldonado Mansour Marchetti Martin Mbeki McBride Mehta Melnyk Mendoza
Mensah Meyer Mikkelsen Mohamud Molina Moreau Moretti Morozova Mukherjee Müller Mutasa Mwangi Nakamura Navarro Ndiaye
Nguyen Nielsen Njoroge Novak O'Brien Ochieng Okafor Okonkwo Oliveira Olsen Omar Ortega Osei Owusu Pak Papadopoulos
Park Patel Pereira Petrov Pham Popescu Prasad Quispe Rahman Ramírez Rao Reyes Ricci Rojas Romano Rossi Ruiz Saito
Salazar Salim Samuelsen Santos Sato Schmidt Schneider Sharma Shevchenko Silva Singh Sokolov Soto Souza Suzuki
Svensson Szabó Takahashi Tan Tanaka Tembo Thapa Thompson Tkachenko Torres Touré Tran Tshabalala Usmanov Vargas
Vasquez Vega Virtanen Vogel Volkov Wagner Wang Weber Wójcik Wong Wu Yamamoto Yang Yeo Yilmaz Yusuf Zapata Zhang Zhou
Zimmermann
"""

COMMON_SURNAMES = tuple(_COMMON_SURNAMES.split())
SURNAMES = tuple(_SURNAMES.split())
